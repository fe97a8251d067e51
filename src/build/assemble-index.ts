import { hash } from 'node:crypto';
import { compareText } from '../records/compare-text.ts';
import { toCbor } from './cbor.ts';
import { compareBytes, mergeWords } from './index-words.ts';
import {
  fileOf,
  pack,
  readUnpacked,
  entryFile,
  takeApart,
  unpack,
  type Entry,
  type EntryLanguage,
  type Filter,
  type IndexFiles,
  type Meta,
  type Parts,
} from './pagefind-files.ts';

/*
 * Pagefind reads articles, parts their words and finds the stems of these; of what it says of them, indexes are put
 * together here, so that an article more, or another one, does not have all others of its year read again.
 */

/**
 * How many places of words one file of an index lists, at least. A reader of an archive asks each year for the file of
 * the word that is searched for, so that files of Pagefind's own size, 20,000, come to far more than they need be.
 */
const placesOfFile = 2500;

/** What a browser asks for besides the index: Pagefind's own interfaces, which come with it, are not used. */
const isProgram = (file: string): boolean => /^(?:pagefind(?:-worker)?\.js|wasm\..*)$/.test(file);

export interface IndexSource {
  readonly files: IndexFiles;
  /** By page, the number of its article among all of the index that is put together; -1 where it is left out. */
  readonly pages: readonly number[];
  /** Whether it was put together here: what it has in common with the new one need not be compressed again. */
  readonly isOwn: boolean;
}

const leastName = 6;

/** Short names for contents: as much of their digests as tells them apart. */
const toNames = (contents: readonly Buffer[]): string[] => {
  const digests = contents.map((bytes) => BigInt(`0x${hash('sha256', bytes)}`).toString(36));
  const different = new Set(digests).size;
  let length = leastName;
  while (new Set(digests.map((each) => each.slice(0, length))).size < different) length += 1;
  return digests.map((each) => each.slice(0, length));
};

const byBytes = <Value>(values: Iterable<readonly [string, Value]>): (readonly [string, Value])[] =>
  [...values].sort(([a], [b]) => compareBytes(a, b));

/** Every filter with its values, and the pages that each of these has. */
const mergeFilters = (sources: readonly (Parts & IndexSource)[]): Filter[] => {
  const filters = new Map<string, Map<string, number[]>>();
  for (const { files, meta, pages } of sources) {
    for (const [, name] of meta[3]) {
      const [filter, values] = readUnpacked(files, `filter/${name}.pf_filter`) as unknown as Filter;
      const all = filters.get(filter) ?? new Map<string, number[]>();
      filters.set(filter, all);
      for (const [value, those] of values) {
        const numbers = those.flatMap((page) =>
          [pages[page] ?? -1].filter((number) => number >= 0),
        );
        if (numbers.length > 0) all.set(value, [...(all.get(value) ?? []), ...numbers]);
      }
    }
  }
  return byBytes(filters).map(([filter, values]) => [
    filter,
    byBytes(values).map(([value, pages]) => [value, pages.sort((a, b) => a - b)] as const),
  ]);
};

/** Where no article has a word, Pagefind makes no index, but says so. */
const toWordless = (given: readonly IndexSource[]): IndexFiles =>
  new Map(
    given.flatMap(({ files }) =>
      [...files].filter(([path]) => isProgram(path) || path === entryFile),
    ),
  );

/** An index, and which of the given articles have a page in it, by their numbers, in the order of its pages. */
export interface AssembledIndex {
  readonly files: IndexFiles;
  readonly articles: readonly number[];
}

/**
 * Puts an index together of others. Articles are numbered in the order of their addresses; `dates`, by number, is what they
 * may be sorted by. The same articles give the same bytes, from whatever indexes they come.
 */
export const assembleIndex = (
  given: readonly IndexSource[],
  dates: readonly string[],
): AssembledIndex => {
  const parts = given.flatMap((source) => {
    const taken = takeApart(source.files);
    return taken ? [{ ...source, ...taken }] : [];
  });
  const numbers = parts.flatMap(({ pages }) => pages.filter((number) => number >= 0));
  const articles = numbers.sort((a, b) => a - b);
  const places = new Map(articles.map((number, place) => [number, place]));
  const sources = parts.map((source) => ({
    ...source,
    pages: source.pages.map((number) => places.get(number) ?? -1),
  }));
  const [first] = sources;
  if (!first) return { files: toWordless(given), articles };
  const files = new Map([...first.files].filter(([path]) => isProgram(path)));
  const packed = sources.find(({ isOwn }) => isOwn)?.files;
  /** Adds a file for each content; a name that the own source has stands for the same. */
  const add = (folder: string, ending: string, contents: readonly Buffer[]): string[] => {
    const names = toNames(contents);
    for (const [i, bytes] of contents.entries()) {
      const path = `${folder}/${names[i] ?? ''}.${ending}`;
      const known = packed?.get(path);
      files.set(path, known && unpack(known).equals(bytes) ? known : pack(bytes));
    }
    return names;
  };

  const fragments: Buffer[] = [];
  const counts: number[] = [];
  for (const { files: from, meta, pages } of sources)
    for (const [i, [id, words]] of meta[1].entries()) {
      const number = pages[i] ?? -1;
      if (number < 0) continue;
      fragments[number] = fileOf(from, `fragment/${id}.pf_fragment`);
      counts[number] = words;
    }
  const ids = toNames(fragments);
  for (const [i, id] of ids.entries()) {
    const bytes = fragments[i];
    if (bytes) files.set(`fragment/${id}.pf_fragment`, bytes);
  }
  const words = mergeWords(
    sources.map(({ files: from, meta, pages }) => ({
      files: meta[2].map(([, , name]) => unpack(fileOf(from, `index/${name}.pf_index`))),
      pages: Int32Array.from(pages),
    })),
    placesOfFile,
  );
  const wordFiles = words.map(({ bytes }) => bytes);
  const wordNames = add('index', 'pf_index', wordFiles);
  const filters = mergeFilters(sources);
  const filterFiles = filters.map((filter) => toCbor(filter));
  const filterNames = add('filter', 'pf_filter', filterFiles);

  const dateOf = (page: number): string => dates[articles[page] ?? -1] ?? '';
  const order = [...articles.keys()].sort((a, b) => compareText(dateOf(a), dateOf(b)));
  const meta: Meta = [
    first.meta[0],
    // Each page has a file of its own, and no group.
    ids.map((id, i) => [id, counts[i] ?? 0, '']),
    words.map(({ from, to }, i) => [from, to, wordNames[i] ?? '']),
    filters.map(([filter], i) => [filter, filterNames[i] ?? '']),
    [['date', order]],
    first.meta[5],
  ];
  const bytes = toCbor(meta);
  const [name = ''] = toNames([bytes]);
  files.set(`pagefind.${name}.pf_meta`, pack(bytes));
  const languages: Record<string, EntryLanguage> = {};
  for (const [tag, { wasm }] of Object.entries(first.entry.languages))
    languages[tag] = { hash: name, wasm, page_count: ids.length };
  const entry: Entry = { ...first.entry, languages };
  files.set(entryFile, Buffer.from(JSON.stringify(entry)));
  return { files, articles };
};
