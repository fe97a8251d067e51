import type { FilterKey } from './search-state.ts';

/** A stretch of a piece that holds what was searched for: below one of its headings, or at its beginning. */
export interface PagefindPassage {
  /** The heading, or the piece's title. */
  readonly title: string;
  readonly url: string;
  /** HTML with `<mark>` and character references in it, and nothing else. */
  readonly excerpt: string;
  /** The heading's; `undefined` at the beginning. */
  readonly anchor?: { readonly id: string };
}

/** What a fragment of the index says of one piece. */
export interface PagefindPiece {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  readonly sub_results: readonly PagefindPassage[];
}

/** How many results each value of a filter has. */
export type FilterCounts = Readonly<Partial<Record<FilterKey, Readonly<Record<string, number>>>>>;

/** As much of Pagefind's module for browsers as is used. */
export interface Pagefind {
  readonly options: (options: {
    baseUrl: string;
    excerptLength: number;
    noWorker: boolean;
  }) => Promise<void>;
  /** Begins to load what every search needs. */
  readonly init: () => Promise<void>;
  /** Forgets all, so that it may be loaded anew. */
  readonly destroy: () => Promise<void>;
  readonly filters: () => Promise<FilterCounts>;
  readonly mergeIndex: (
    folder: string,
    options: { language: string; baseUrl: string; excerptLength: number },
  ) => Promise<void>;
  readonly search: (
    query: string | null,
    options: { filters: Readonly<Partial<Record<FilterKey, string>>> },
  ) => Promise<{
    readonly results: readonly { readonly id: string; data(): Promise<PagefindPiece> }[];
    /** Of the results. */
    readonly filters: FilterCounts;
  }>;
}

const excerptWords = 28;

const options = { baseUrl: '/', excerptLength: excerptWords };

/** Has it load something. Where not all of that is there, it forgets everything, so that it can be loaded anew. */
const loadOrForget = async (pagefind: Pagefind, load: () => Promise<void>): Promise<void> => {
  try {
    await load();
    // Some of what is missing it only tells when it searches.
    await pagefind.search('', { filters: {} });
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
};

/** Loads Pagefind with the index in a folder. */
export const loadPagefind = async (folder: string): Promise<Pagefind> => {
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
  // Its worker is all of it once more: longer to load than a search keeps the page waiting.
  await pagefind.options({ ...options, noWorker: true });
  await loadOrForget(pagefind, pagefind.init);
  return pagefind;
};

/** Has Pagefind search the indexes in other folders as well. `language` is that of the page, BCP 47. */
export const addIndexes = (
  pagefind: Pagefind,
  folders: readonly string[],
  language: string,
): Promise<void> =>
  loadOrForget(pagefind, async () => {
    for (const folder of folders)
      await pagefind.mergeIndex(folder, { ...options, language: language.toLowerCase() });
  });
