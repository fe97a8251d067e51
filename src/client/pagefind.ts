import {
  findFiles,
  joinFilters,
  joinLists,
  joinWord,
  readYearFilter,
  readYearList,
  readYearWords,
  toFirstPages,
  toWordsFile,
  type FilterPages,
  type OfYears,
  type YearList,
  type YearWord,
} from './joined-index.ts';
import type { FilterKey, SearchState } from './search-state.ts';

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

type Filters = SearchState['filters'];

/** A piece that was found. */
export interface Result {
  /** The number of its page: the earlier it was published, the lower. */
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindPiece>;
}

/** Pagefind's program, compiled. An index is a place in its memory; 0 is none. */
interface Wasm {
  readonly init_pagefind: (list: Uint8Array) => number;
  readonly enter_playground_mode: (index: number) => number;
  readonly load_index_chunk: (index: number, file: Uint8Array) => number;
  readonly request_indexes: (index: number, words: string) => string;
  readonly search: (index: number, words: string, ...rest: readonly (string | boolean)[]) => string;
}

/** Pagefind's class for one index, as far as it is used. It is not part of what Pagefind exports: the build adds that. */
export interface Engine {
  backend: Wasm;
  raw_ptr: number | null;
  loadedLanguage: string;
  includeCharacters: readonly string[];
  readonly loadWasm: (name: string) => Promise<void>;
  readonly throttledFetch: (url: string) => Promise<Response>;
  readonly decompress: (bytes: Uint8Array, name: string) => Uint8Array;
  readonly search: (query: string | null) => Promise<{ readonly results: readonly Result[] }>;
  /** Loads what the words of a query need, of what `request_indexes` names. */
  loadChunk: (name: string) => Promise<void>;
  _loadFragment: (page: string) => Promise<unknown>;
}

/** Pagefind's module. */
export interface Program {
  readonly PagefindInstance: new (options: {
    basePath: string;
    baseUrl: string;
    excerptLength: number;
  }) => Engine;
}

/** `pagefind-entry.json`. */
interface Entry {
  readonly include_characters?: readonly string[];
  /** None where no piece has a word. */
  readonly languages: Readonly<
    Record<string, { readonly hash: string; readonly wasm: string | null }>
  >;
}

/** A word that no piece has, and the beginning of it that was searched for in its place. */
export interface Beginning {
  readonly word: string;
  /** Empty where no piece has a word that it begins with. */
  readonly beginning: string;
}

export interface Found {
  /** The best first. */
  readonly results: readonly Result[];
  /** Of the results, as far as filters were loaded. */
  readonly filters: FilterCounts;
  /** By the words of the query. */
  readonly beginnings: readonly (Beginning | undefined)[];
}

/** The indexes of all years as one. */
export interface Pagefind {
  readonly filters: () => Promise<FilterCounts>;
  readonly search: (query: string | null, filters: Filters) => Promise<Found>;
}

const excerptWords = 28;

/**
 * How many files are loaded, at most, for words that begin with one that is there. Those of `a` are a tenth of an archive:
 * such a word then stands for itself alone.
 */
const mostFiles = 40;

const fetchEntry = async (engine: Engine, folder: string): Promise<Entry> => {
  // The other files are called by what is in them, and may be kept for good.
  const response = await engine.throttledFetch(
    `${folder}pagefind-entry.json?ts=${String(Date.now())}`,
  );
  return (await response.json()) as Entry;
};

const languageOf = ({ languages }: Entry) => Object.values(languages)[0];

/** Loads Pagefind's program, which lies in the folder of each year. `language` is that of the page, BCP 47. */
export const openProgram = async (
  { PagefindInstance }: Program,
  folder: string,
  language: string,
): Promise<Engine> => {
  const engine = new PagefindInstance({
    ...{ basePath: folder, baseUrl: '/', excerptLength: excerptWords },
  });
  const entry = await fetchEntry(engine, folder);
  engine.loadedLanguage = language;
  engine.includeCharacters = entry.include_characters ?? [];
  await engine.loadWasm(languageOf(entry)?.wasm ?? 'unknown');
  return engine;
};

/** Remembers what was loaded, but not what failed. */
const keepLoads = <Value>(): ((key: string, load: () => Promise<Value>) => Promise<Value>) => {
  const loads = new Map<string, Promise<Value>>();
  return (key, load) => {
    const known = loads.get(key);
    if (known) return known;
    const loading = load().catch((error: unknown) => {
      loads.delete(key);
      throw error;
    });
    loads.set(key, loading);
    return loading;
  };
};

interface Year {
  readonly folder: string;
  readonly list: YearList;
  readonly firstPage: number;
}

/** Words with what each year has of them. */
type Words = Map<string, OfYears<YearWord>>;

/** What a query needs: all words that are to be searched for, and what could not be. */
interface Needed {
  readonly words: Words;
  readonly beginnings: readonly (Beginning | undefined)[];
}

/** `corridor`, `corrido`, … `c`. */
const toBeginnings = (word: string): string[] => {
  const characters = Array.from(word);
  return characters.map((_, i) => characters.slice(0, characters.length - i).join(''));
};

/** Finds in files of words what is asked for. */
const openWords = (years: readonly Year[], fetchBytes: (url: string) => Promise<Uint8Array>) => {
  const keep = keepLoads<ReadonlyMap<string, YearWord>>();
  const toUrls = (word: string, alsoLonger: boolean) =>
    years.map(({ folder, list, firstPage }) => ({
      firstPage,
      urls: findFiles(list, word, alsoLonger).map((name) => `${folder}index/${name}.pf_index`),
    }));
  const find = async (word: string, alsoLonger: boolean): Promise<Words> => {
    const loaded = await Promise.all(
      toUrls(word, alsoLonger).flatMap(({ firstPage, urls }) =>
        urls.map(async (url) => {
          const words = await keep(url, async () => readYearWords(await fetchBytes(url)));
          return { firstPage, words };
        }),
      ),
    );
    const found: Words = new Map();
    for (const { firstPage, words } of loaded)
      for (const [each, ofYear] of words)
        if (alsoLonger ? each.startsWith(word) : each === word)
          found.set(each, [...(found.get(each) ?? []), [firstPage, ofYear]]);
    return found;
  };
  /** The word and longer ones; where there are none, the longest that it begins with. */
  const findWord = async (word: string): Promise<Words> => {
    const files = toUrls(word, true).reduce((sum, { urls }) => sum + urls.length, 0);
    const alone = files > mostFiles ? await find(word, false) : undefined;
    if (alone && alone.size > 0) return alone;
    const longer = await find(word, true);
    if (longer.size > 0) return longer;
    for (const beginning of toBeginnings(word).slice(1)) {
      const shorter = await find(beginning, false);
      if (shorter.size > 0) return shorter;
    }
    return new Map();
  };
  /** `stems` are the words as they stand in the index. */
  return async (words: readonly string[], stems: readonly string[]): Promise<Needed> => {
    const found = await Promise.all(stems.map(findWord));
    return {
      words: new Map(found.flatMap((ofWord) => [...ofWord])),
      beginnings: found.map((ofWord, i) => {
        const [word = '', stem = ''] = [words[i], stems[i]];
        const [beginning = ''] = ofWord.keys();
        return beginning.startsWith(stem) ? undefined : { word, beginning };
      }),
    };
  };
};

/** Narrows down by filters, and counts. Pagefind does both as well, but takes the square of the time that it needs. */
const openFilters = (years: readonly Year[], fetchBytes: (url: string) => Promise<Uint8Array>) => {
  const keep = keepLoads<FilterPages>();
  const loaded = new Map<string, FilterPages>();
  const load = (filter: string): Promise<FilterPages> =>
    keep(filter, async () => {
      const files = years.flatMap(({ folder, list, firstPage }) =>
        list.filters
          .filter(([each]) => each === filter)
          .map(async ([, name]) => {
            const bytes = await fetchBytes(`${folder}filter/${name}.pf_filter`);
            return [firstPage, readYearFilter(bytes)] as const;
          }),
      );
      const joined = joinFilters(await Promise.all(files));
      loaded.set(filter, joined);
      return joined;
    });
  return {
    loadAll: () =>
      Promise.all(years.flatMap(({ list }) => list.filters.map(([each]) => load(each)))),
    /** The pages that have what was chosen. */
    choose: async (chosen: Filters) => {
      const pages = await Promise.all(
        Object.entries(chosen).map(async ([filter, value]) => {
          return new Set((await load(filter)).get(value) ?? []);
        }),
      );
      return (page: number): boolean => pages.every((those) => those.has(page));
    },
    /** How many of some pages each value has. */
    count: (isThere: (page: number) => boolean): FilterCounts =>
      Object.fromEntries(
        [...loaded].map(([filter, values]) => [
          filter,
          Object.fromEntries(
            [...values].map(([value, pages]) => [value, pages.filter(isThere).length]),
          ),
        ]),
      ),
  };
};

const check = (index: number): number => {
  if (index === 0) throw new Error('Pagefind could not read the search index.');
  return index;
};

/** Pagefind stems words while it searches, and says so where it is asked to tell all. */
const openStemmer = ({ init_pagefind, enter_playground_mode, search }: Wasm) => {
  const nothing = enter_playground_mode(check(init_pagefind(joinLists([]))));
  return (words: string): string[] => {
    const told = search(nothing, words, words, '{}', '', false, false);
    return (JSON.parse(told) as { search_keywords: string[] }).search_keywords;
  };
};

/**
 * Opens the indexes in some folders, one for each year, oldest first, as one.
 *
 * Pagefind's own way to search several indexes has each of them answer by itself: one that lacks a word takes a mere
 * beginning of it, and each weighs words by how rare they are in it alone.
 */
export const openYears = async (engine: Engine, folders: readonly string[]): Promise<Pagefind> => {
  const fetchBytes = async (url: string): Promise<Uint8Array> => {
    const response = await engine.throttledFetch(url);
    return engine.decompress(new Uint8Array(await response.arrayBuffer()), url);
  };
  const openList = async (folder: string): Promise<YearList | undefined> => {
    const ofYear = languageOf(await fetchEntry(engine, folder));
    return ofYear && readYearList(await fetchBytes(`${folder}pagefind.${ofYear.hash}.pf_meta`));
  };
  const lists = await Promise.all(folders.map(openList));
  const found = folders.flatMap((folder, i) => {
    const list = lists[i];
    return list ? [{ folder, list }] : [];
  });
  const firstPages = toFirstPages(found.map(({ list }) => list));
  const years = found.map((year, i) => ({ ...year, firstPage: firstPages[i] ?? 0 }));
  const wasm = engine.backend;
  engine.raw_ptr = check(wasm.init_pagefind(joinLists(years.map(({ list }) => list))));

  engine._loadFragment = async (page) => {
    const year = years.filter(({ firstPage }) => firstPage <= Number(page)).at(-1);
    const id = year?.list.ids[Number(page) - year.firstPage] ?? '';
    const bytes = await fetchBytes(`${year?.folder ?? ''}fragment/${id}.pf_fragment`);
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  };

  const findNeeded = openWords(years, fetchBytes);
  const stem = openStemmer(wasm);
  let there: Words = new Map();
  /** Gives Pagefind the words of a query, and of others nothing, whatever was searched for before. */
  const giveWords = (words: Words): void => {
    const others = [...there.keys()].filter((word) => !words.has(word));
    const file = toWordsFile([
      ...others.map((word) => [word, [], []]),
      ...[...words].map(([word, ofYears]) => joinWord(word, ofYears)),
    ]);
    there = words;
    engine.raw_ptr = check(wasm.load_index_chunk(engine.raw_ptr ?? 0, file));
  };

  const { loadAll, choose, count } = openFilters(years, fetchBytes);
  const find = async (query: string | null) => {
    let needed: Needed | undefined;
    // Each search has its own: what another one loads meanwhile is not its business.
    const searching = Object.assign(Object.create(engine) as Engine, {
      backend: {
        ...wasm,
        request_indexes: (_: number, words: string) => JSON.stringify([words]),
        search: (_: number, ...asked: readonly [string, ...(string | boolean)[]]) => {
          if (needed) giveWords(needed.words);
          return wasm.search(engine.raw_ptr ?? 0, ...asked);
        },
      },
      loadChunk: async (words: string) => {
        needed = await findNeeded(words.split(' '), stem(words));
      },
    });
    const { results } = await searching.search(query);
    return { results, beginnings: needed?.beginnings ?? [] };
  };
  return {
    filters: async () => {
      await loadAll();
      return count(() => true);
    },
    search: async (query, filters) => {
      const [{ results, beginnings }, isChosen] = await Promise.all([find(query), choose(filters)]);
      const left = results.filter(({ id }) => isChosen(Number(id)));
      const pages = new Set(left.map(({ id }) => Number(id)));
      return {
        // Those of a phrase come in the order of their dates.
        results: left.sort((a, b) => b.score - a.score),
        filters: count((page) => pages.has(page)),
        beginnings,
      };
    },
  };
};
