import { toSearchQuery } from '../i18n/search-text.ts';
import type { Pagefind } from './pagefind.ts';
import type { SearchState } from './search-state.ts';

type Found = Awaited<ReturnType<Pagefind['search']>>;

/** The pieces that a reader looks for, the best first. `tag` is the language that was typed in, BCP 47. */
export const findBest = (
  pagefind: Pagefind,
  { query, filters }: SearchState,
  tag: string,
): Promise<Found> => pagefind.search(query === '' ? null : toSearchQuery(query, tag), { filters });

/** The same, the newest first: what the index calls a piece begins with its time. */
export const findNewest = async (
  pagefind: Pagefind,
  state: SearchState,
  tag: string,
): Promise<Found> => {
  const found = await findBest(pagefind, state, tag);
  return { ...found, results: [...found.results].sort((a, b) => (a.id < b.id ? 1 : -1)) };
};
