import { openCborWriter, type CborWriter } from './cbor.ts';
import type { Weights } from './search-text.ts';
import type { Dictionary, Word } from './dictionary.ts';
import { splitWords, toBeginning, type WrittenWord } from './split-words.ts';

/*
 * The words of an index as Pagefind writes them: see `Words`, and pagefind/src/index/mod.rs in its repository.
 */

/** A page as its words are listed; tokens by their numbers in the dictionary. */
export interface WordsPage {
  readonly tokens: readonly number[];
  readonly weights: Weights;
  /** The tokens of what is known of the page, by the number of the field. */
  readonly fields: readonly (readonly number[])[];
}

/** One file of an index. */
export interface WordsFile {
  readonly bytes: Buffer;
  /** The range of words that a browser looks for in it. */
  readonly from: string;
  readonly to: string;
}

/** How much a word counts that shares its weight with other parts of what stands there; whole words have none. */
const toShare = (weight: number, parts: number): number =>
  parts === 0 ? weight : Math.max(1, Math.floor(weight / Math.min(parts, 255)));

/** Above any position: a kind and a position are one number, so that they are sorted as such. */
const kindBits = 24;

const toPlace = (kind: number, position: number): number => ((kind << kindBits) | position) >>> 0;

const kindOf = (place: number): number => place >>> kindBits;

/**
 * Where words stand: page by page, in the text, and then in what is known of the page. A place is a position, and above
 * it its kind: the weight, or the number of the field.
 */
interface Places {
  /** Twice the page's number, and one more where it is in a field. */
  readonly owners: Uint32Array;
  readonly places: Uint32Array;
  /** By the number of a word, where its places begin, which end where those of the next word begin. */
  readonly starts: Uint32Array;
}

/** How many places each word has: as many as the tokens that it is found by. */
const countPlaces = (pages: readonly WordsPage[], { tokenOf, words }: Dictionary): Uint32Array => {
  const tokens: number[] = [];
  for (const page of pages)
    for (const those of [page.tokens, ...page.fields])
      for (const token of those) tokens[token] = (tokens[token] ?? 0) + 1;
  const counts = new Uint32Array(words.length);
  tokens.forEach((count, token) => {
    const found = tokenOf(token).words;
    for (let at = 0; at < found.length; at += 3) {
      const word = found[at] ?? 0;
      counts[word] = (counts[word] ?? 0) + count;
    }
  });
  return counts;
};

/** There are so many that an array for each word would be most of the work. */
const listPlaces = (pages: readonly WordsPage[], dictionary: Dictionary): Places => {
  const { tokenOf } = dictionary;
  const counts = countPlaces(pages, dictionary);
  const starts = new Uint32Array(counts.length + 1);
  for (const [word, count] of counts.entries()) starts[word + 1] = (starts[word] ?? 0) + count;
  const total = starts.at(-1) ?? 0;
  const owners = new Uint32Array(total);
  const places = new Uint32Array(total);
  const next = starts.slice();
  /** `weights` where the tokens are those of a text. */
  const note = (
    owner: number,
    tokens: readonly number[],
    field: number,
    weights?: Weights,
  ): void => {
    let [position, run] = [0, 0];
    for (let index = 0; index < tokens.length; index++) {
      const { places: count, words } = tokenOf(tokens[index] ?? -1);
      while (index === weights?.[run]?.[0]) run += 1;
      const weight = weights?.[run]?.[1] ?? 0;
      for (let i = 0; i < words.length; i += 3) {
        const [word = 0, place = 0, parts = 0] = [words[i], words[i + 1], words[i + 2]];
        const kind = weights ? toShare(weight, parts) : field;
        const at = next[word] ?? 0;
        next[word] = at + 1;
        owners[at] = owner;
        places[at] = toPlace(kind, position + place);
      }
      position += count;
    }
  };
  for (const [page, { tokens, weights, fields }] of pages.entries()) {
    note(2 * page, tokens, 0, weights);
    for (const [field, those] of fields.entries()) note(2 * page + 1, those, field);
  }
  return { owners, places, starts };
};

/** The places from `start` to `end`, each counted from the one before of its kind. Answers how many numbers that takes. */
const writePlaces = (
  writer: CborWriter,
  places: Uint32Array,
  start: number,
  end: number,
): number => {
  let [size, last] = [end - start, -1];
  for (let at = start; at < end; at++) {
    const kind = kindOf(places[at] ?? 0);
    if (kind !== last) size += 1;
    last = kind;
  }
  writer.head('array', size);
  let before = 0;
  last = -1;
  for (let at = start; at < end; at++) {
    const place = places[at] ?? 0;
    const kind = kindOf(place);
    if (kind !== last) {
      writer.head('negative', kind);
      before = toPlace(kind, 0);
      last = kind;
    }
    writer.head('number', place - before);
    before = place;
  }
  return size;
};

const pageOf = (owner = 0): number => owner >>> 1;

/** Answers how much a word's pages count towards the size of a file. */
const writePages = (
  writer: CborWriter,
  { starts, owners, places }: Places,
  word: number | undefined,
): number => {
  const [start = 0, end = 0] = word === undefined ? [] : [starts[word], starts[word + 1]];
  let [count, size, before] = [0, 0, 0];
  for (let at = start; at < end; at++)
    if (at === start || pageOf(owners[at]) !== pageOf(owners[at - 1])) count += 1;
  writer.head('array', count);
  for (let at = start; at < end;) {
    const page = pageOf(owners[at]);
    const from = at;
    while (at < end && owners[at] === 2 * page) at += 1;
    const middle = at;
    while (at < end && owners[at] === 2 * page + 1) at += 1;
    if (middle - from > 1) places.subarray(from, middle).sort();
    writer.head('array', 3);
    writer.head('number', page - before);
    before = page;
    size += writePlaces(writer, places, from, middle);
    size += writePlaces(writer, places, middle, at) + 1;
  }
  return size;
};

/** The numbers of the words that have places, in order, each followed by its forms. */
const sortWords = ({ starts }: Places, words: readonly Word[]): number[] => {
  const orderOf = (number: number): string => words[number]?.order ?? '';
  return [...words.keys()]
    .filter((number) => starts[number] !== starts[number + 1])
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
};

/** Writes the words of pages. `size` is how many places a file lists, at least. */
export const writeWords = (
  pages: readonly WordsPage[],
  dictionary: Dictionary,
  size: number,
): WordsFile[] => {
  const writer = openCborWriter();
  const written: WrittenWord[] = [];
  const { words } = dictionary;
  const places = listPlaces(pages, dictionary);
  const sorted = sortWords(places, words);
  for (let at = 0; at < sorted.length;) {
    const word = words[sorted[at] ?? 0]?.word ?? '';
    const start = at;
    while (words[sorted[at] ?? -1]?.word === word) at += 1;
    const isForm = (number: number): boolean => words[number]?.form !== undefined;
    const forms = sorted.slice(start, at).filter(isForm);
    const plain = sorted[start];
    writer.head('array', 3);
    writer.text(word);
    const count = writePages(writer, places, plain === forms[0] ? undefined : plain);
    writer.head('array', forms.length);
    for (const form of forms) {
      writer.head('array', 2);
      writer.text(words[form]?.form ?? '');
      writePages(writer, places, form);
    }
    written.push({ word, places: count, end: writer.length() });
  }
  return toFiles(writer, written, size);
};

/** What was written, in files. Each range ends where the next begins: what stands twice in a row costs little. */
const toFiles = (
  writer: CborWriter,
  written: readonly WrittenWord[],
  size: number,
): WordsFile[] => {
  const bytes = writer.take();
  const ends = splitWords(written, size);
  const toFrom = (first: number): string =>
    toBeginning(written[first - 1]?.word ?? '', written[first]?.word ?? '');
  return ends.map((end, i) => {
    const first = ends[i - 1] ?? 0;
    writer.head('array', 1);
    writer.head('array', end - first);
    const body = bytes.subarray(written[first - 1]?.end ?? 0, written[end - 1]?.end);
    const to = end < written.length ? toFrom(end) : (written[end - 1]?.word ?? '');
    return { bytes: Buffer.concat([writer.take(), body]), from: toFrom(first), to };
  });
};
