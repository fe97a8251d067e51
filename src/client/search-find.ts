import { toSearchQuery } from '../i18n/search-text.ts';
import type { Pagefind } from './pagefind.ts';
import type { SearchState } from './search-state.ts';

type Found = Awaited<ReturnType<Pagefind['search']>>;

/** The pieces that a reader looks for, the best first. `tag` is the language that was typed in, BCP 47. */
export const findBest = (
  pagefind: Pagefind,
  { query, filters }: SearchState,
  tag: string,
  sort?: { date: 'desc' },
): Promise<Found> =>
  pagefind.search(query === '' ? null : toSearchQuery(query, tag), {
    filters,
    ...(sort && { sort }),
  });

/**
 * The same, the newest first. Pagefind sorts within one index only, so the years are asked one by one.
 * `years` are newest first.
 */
export const findNewest = async (
  pagefind: Pagefind,
  state: SearchState,
  tag: string,
  years: readonly string[],
): Promise<Found> => {
  const { year } = state.filters;
  const found = await Promise.all(
    years
      .filter((each) => year === undefined || each === year)
      .map((each) => {
        const ofYear = { ...state, filters: { ...state.filters, year: each } };
        return findBest(pagefind, ofYear, tag, { date: 'desc' });
      }),
  );
  const { filters } = await findBest(pagefind, state, tag);
  return { results: found.flatMap(({ results }) => results), filters };
};
