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
  readonly options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>;
  /** Loads what every search needs. */
  readonly init: () => Promise<void>;
  readonly filters: () => Promise<FilterCounts>;
  readonly mergeIndex: (
    folder: string,
    options: { language: string; baseUrl: string; excerptLength: number },
  ) => Promise<void>;
  readonly search: (
    query: string | null,
    options: {
      filters: Readonly<Partial<Record<FilterKey, string>>>;
      sort?: { date: 'desc' };
    },
  ) => Promise<{
    readonly results: readonly { readonly id: string; data(): Promise<PagefindPiece> }[];
    /** Of the results. */
    readonly filters: FilterCounts;
  }>;
}

const excerptWords = 28;

interface TrustedTypes {
  readonly defaultPolicy: unknown;
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string | null },
  ) => unknown;
}

/** Where a page may run trusted scripts only, Pagefind's own worker is one, and nothing else. */
const trustWorker = (folder: string): void => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes?.defaultPolicy !== null) return;
  trustedTypes.createPolicy('default', {
    createScriptURL: (url) => (url.startsWith(folder) ? url : null),
  });
};

const options = { baseUrl: '/', excerptLength: excerptWords };

/** Loads Pagefind with the index in a folder. */
export const loadPagefind = async (folder: string): Promise<Pagefind> => {
  trustWorker(folder);
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
  await pagefind.options(options);
  await pagefind.init();
  return pagefind;
};

/** Has Pagefind search the indexes in other folders as well. `language` is that of the page, BCP 47. */
export const addIndexes = async (
  pagefind: Pagefind,
  folders: readonly string[],
  language: string,
): Promise<void> => {
  for (const folder of folders)
    await pagefind.mergeIndex(folder, { ...options, language: language.toLowerCase() });
};
