/** What results can be narrowed down by; the same names stand in the page's form and in its address. */
export const filterKeys = ['tag', 'thread', 'kind', 'author', 'year'] as const;

export type FilterKey = (typeof filterKeys)[number];

/** What a reader searches for. */
export interface SearchState {
  /** As typed, but for white space around it. */
  readonly query: string;
  /** Only what was chosen. */
  readonly filters: Readonly<Partial<Record<FilterKey, string>>>;
  readonly sort: 'relevance' | 'date';
}

/** Reads an address's parameters, or a form's fields, which have the same names. */
export const toState = (read: (name: string) => string | null): SearchState => ({
  query: read('q')?.trim() ?? '',
  filters: Object.fromEntries(
    filterKeys.flatMap((key) => {
      const value = read(key) ?? '';
      return value === '' ? [] : [[key, value]];
    }),
  ),
  sort: read('sort') === 'date' ? 'date' : 'relevance',
});

/** `?q=corridor&tag=Shusha&sort=date`; empty where nothing is searched for. */
export const toAddress = ({ query, filters, sort }: SearchState): string => {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const key of filterKeys) {
    const value = filters[key];
    if (value !== undefined) parameters.set(key, value);
  }
  if (sort === 'date') parameters.set('sort', sort);
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
};

export const isEmpty = ({ query, filters }: SearchState): boolean =>
  query === '' && Object.keys(filters).length === 0;
