import { isPhrase, toSearchQuery } from '../i18n/search-text.ts';
import type { Beginning, FilterCounts, Pagefind, Result } from './pagefind.ts';
import type { SearchState } from './search-state.ts';

/** What was found. */
export interface Pieces {
  readonly results: readonly Result[];
  readonly filters: FilterCounts;
  /** Words that no piece has, each with the beginning of it that was searched for in its place. */
  readonly beginnings: readonly Beginning[];
}

/** Words as they were typed, where they can be told: signs alone are none to Pagefind. */
const toTyped = (query: string, count: number): readonly string[] => {
  const typed = query
    .split(/\s+/)
    .flatMap((word) => /[\p{L}\p{N}].*[\p{L}\p{M}\p{N}]|[\p{L}\p{N}]/u.exec(word) ?? []);
  return typed.length === count ? typed : [];
};

/**
 * The pieces that a reader looks for: the best first or, where that is asked for or nothing was typed, the newest. `tag` is
 * the language that was typed in, BCP 47.
 */
export const findPieces = async (
  pagefind: Pagefind,
  { query, filters, sort }: SearchState,
  tag: string,
): Promise<Pieces> => {
  const asked = query === '' ? null : toSearchQuery(query, tag);
  const found = await pagefind.search(asked, filters);
  const byDate = sort === 'date' || asked === null;
  const typed = toTyped(query, found.beginnings.length);
  return {
    filters: found.filters,
    results: byDate
      ? [...found.results].sort((a, b) => Number(b.id) - Number(a.id))
      : found.results,
    // Of a phrase, no word is shortened: it is there as it is, or it is not.
    beginnings: found.beginnings.flatMap((each, i) =>
      each && each.beginning !== '' && !isPhrase(asked ?? '')
        ? [{ ...each, word: typed[i] ?? each.word }]
        : [],
    ),
  };
};
