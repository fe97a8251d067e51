import { toByteOrder } from '../i18n/search-text.ts';
import {
  readCbor,
  readHead,
  readText,
  writeCbor,
  writeParts,
  type Cbor,
  type Cursor,
} from './cbor.ts';

/*
 * The indexes of several years as one: their pages stand one after the other, oldest first, so that what Pagefind finds,
 * and how it ranks that, is what one index over all years has. See `src/build/pagefind-files.ts` for the files.
 */

/** What a year has, and in which files. */
export interface YearList {
  readonly version: string;
  /** What the pages are called, the earliest first. */
  readonly ids: readonly string[];
  /** How many words each has. */
  readonly words: readonly number[];
  /** Where the files of words begin, which are in the order of bytes. */
  readonly from: readonly string[];
  /** The last word of the last one. */
  readonly last: string;
  readonly names: readonly string[];
  readonly filters: readonly (readonly [filter: string, name: string])[];
  readonly fields: readonly string[];
}

/** How many letters of what a page is called are numbers. */
const lettersOfNumber = 6;

const readSteps = (steps: readonly (number | string)[]): string[] => {
  const ids: string[] = [];
  let number = 0;
  for (const step of steps)
    if (typeof step === 'string') ids.push(`${ids.pop() ?? ''}${step}`);
    else ids.push((number += step).toString(36).padStart(lettersOfNumber, '0'));
  return ids;
};

/** Reads `pagefind.*.pf_meta`. */
export const readYearList = (bytes: Uint8Array): YearList => {
  const [version, steps, words, from, last, names, filters, fields] = readCbor(
    bytes,
  ) as unknown as readonly [
    ...[string, (number | string)[], number[], string[], string, string[]],
    ...[[string, string][], string[]],
  ];
  return { version, ids: readSteps(steps), words, from, last, names, filters, fields };
};

/** What each year has, from which page on. */
export type OfYears<Value> = readonly (readonly [firstPage: number, value: Value])[];

/** By year, which number its first page has among those of all years. */
export const toFirstPages = (lists: readonly YearList[]): number[] => {
  let pages = 0;
  return lists.map((list) => {
    pages += list.ids.length;
    return pages - list.ids.length;
  });
};

/** The list of all years: pages are called by their numbers. Files of words and filters are none of Pagefind's business. */
export const joinLists = (lists: readonly YearList[]): Uint8Array =>
  writeCbor([
    lists[0]?.version ?? '',
    lists.flatMap((list) => list.words).map((words, page) => [String(page), words, '']),
    [],
    [],
    [],
    lists[0]?.fields ?? [],
  ]);

/** By value, the pages that have it. */
export type FilterPages = ReadonlyMap<string, readonly number[]>;

/** Reads a year's file of a filter. */
export const readYearFilter = (bytes: Uint8Array): FilterPages =>
  new Map((readCbor(bytes) as unknown as [string, [string, number[]][]])[1]);

export const joinFilters = (years: OfYears<FilterPages>): FilterPages => {
  const all = new Map<string, number[]>();
  for (const [firstPage, values] of years)
    for (const [value, pages] of values)
      all.set(value, [...(all.get(value) ?? []), ...pages.map((page) => firstPage + page)]);
  return all;
};

/** The pages of a year that have a word, or a form of it. */
interface WordPages {
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** All that follows the number of the first page, as it is written: each further page is counted from the one before. */
  readonly rest: Uint8Array;
}

/** A word as a year's file has it. */
export interface YearWord {
  readonly pages: WordPages;
  readonly forms: ReadonlyMap<string, WordPages>;
}

/** Numbers are passed by. */
const passNumbers = (cursor: Cursor): void => {
  for (let left = readHead(cursor); left > 0; left--) readHead(cursor);
};

const readPages = (cursor: Cursor): WordPages => {
  const count = readHead(cursor);
  let [page, first, start] = [0, 0, cursor.at];
  for (let i = 0; i < count; i++) {
    readHead(cursor);
    page += readHead(cursor);
    if (i === 0) [first, start] = [page, cursor.at];
    passNumbers(cursor);
    passNumbers(cursor);
  }
  return { count, first, last: page, rest: cursor.bytes.subarray(start, cursor.at) };
};

/** The words of a year's file. */
export const readYearWords = (bytes: Uint8Array): ReadonlyMap<string, YearWord> => {
  const cursor = { bytes, at: 0 };
  const words = new Map<string, YearWord>();
  readHead(cursor);
  for (let left = readHead(cursor); left > 0; left--) {
    readHead(cursor);
    const word = readText(cursor);
    const pages = readPages(cursor);
    const forms = new Map<string, WordPages>();
    for (let more = readHead(cursor); more > 0; more--) {
      readHead(cursor);
      forms.set(readText(cursor), readPages(cursor));
    }
    words.set(word, { pages, forms });
  }
  return words;
};

/** The head of an array of three: what a page of a word is. */
const startOfPage = Uint8Array.of(0x83);

const joinPages = (years: OfYears<WordPages | undefined>): Cbor => {
  const parts: Cbor[] = [];
  let [count, last] = [0, 0];
  for (const [firstPage, pages] of years) {
    if (!pages || pages.count === 0) continue;
    parts.push(startOfPage, firstPage + pages.first - last, pages.rest);
    last = firstPage + pages.last;
    count += pages.count;
  }
  return writeParts(count, parts);
};

/** A word of all years, as Pagefind reads it. */
export const joinWord = (word: string, years: OfYears<YearWord>): Cbor => {
  const forms = new Set(years.flatMap(([, { forms: ofYear }]) => [...ofYear.keys()]));
  return [
    word,
    joinPages(years.map(([firstPage, { pages }]) => [firstPage, pages])),
    [...forms]
      .sort((a, b) => (toByteOrder(a) < toByteOrder(b) ? -1 : 1))
      .map((form) => [
        form,
        joinPages(years.map(([firstPage, ofYear]) => [firstPage, ofYear.forms.get(form)])),
      ]),
  ];
};

/** A file of words. */
export const toWordsFile = (words: readonly Cbor[]): Uint8Array => writeCbor([words]);

/** Whether a file of words may hold one of a range. Files end where the next one begins, or with the last word. */
const isWithin = ({ from, last }: YearList, file: number, first: string, end: string): boolean => {
  const next = from[file + 1];
  const isAfter = next === undefined ? toByteOrder(last) >= first : toByteOrder(next) > first;
  return toByteOrder(from[file] ?? '') <= end && isAfter;
};

/** Greater than any letter in the order of bytes. */
const afterAll = '\uFFFF';

/** The names of a year's files that may hold a word, or, where asked for, words that begin with it. */
export const findFiles = (list: YearList, word: string, beginning: boolean): string[] => {
  const first = toByteOrder(word);
  const end = beginning ? first + afterAll : first;
  return list.names.filter((_, file) => isWithin(list, file, first, end));
};
