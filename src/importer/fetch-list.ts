/** The files that somebody has to fetch from the old site, each once. */
export interface FetchList {
  readonly add: (url: string) => void;
  readonly list: () => readonly string[];
}

export const makeFetchList = (): FetchList => {
  const urls = new Set<string>();
  return { add: (url) => void urls.add(url), list: () => [...urls] };
};
