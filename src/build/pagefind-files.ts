import { gunzipSync, gzipSync } from 'node:zlib';
import { readCbor } from './cbor.ts';

/*
 * The files of an index as Pagefind writes them: see pagefind/src/index and pagefind/src/output in its repository. Its version
 * is pinned.
 */

/** An index as files by path. */
export type IndexFiles = ReadonlyMap<string, Buffer>;

/** Before what Pagefind compresses stand these letters, by which its program tells whether it was unpacked already. */
const mark = Buffer.from('pagefind_dcd');

export const unpack = (bytes: Buffer): Buffer => gunzipSync(bytes).subarray(mark.length);

export const pack = (bytes: Buffer): Buffer => {
  // Less memory makes smaller blocks: the pages and the words of a list are each packed as they are, which is less.
  const packed = gzipSync(Buffer.concat([mark, bytes]), { level: 9, memLevel: 6 });
  // The system that it was made on stands in there; the same index shall have the same bytes on each.
  packed[9] = 255;
  return packed;
};

/** What `pagefind-entry.json` says of the index of a language. */
export interface EntryLanguage {
  readonly hash: string;
  readonly wasm: string | null;
  readonly page_count: number;
}

/** What a browser asks for first. */
export const entryFile = 'pagefind-entry.json';

/** What stands in it. */
export interface Entry {
  readonly version: string;
  readonly languages: Readonly<Record<string, EntryLanguage>>;
}

/** `pagefind.*.pf_meta`, in CBOR. */
export type Meta = readonly [
  version: string,
  pages: readonly (readonly [id: string, words: number, group: string])[],
  files: readonly (readonly [from: string, to: string, name: string])[],
  filters: readonly (readonly [filter: string, name: string])[],
  sorts: readonly (readonly [key: string, pages: readonly number[]])[],
  fields: readonly string[],
];

/**
 * The same of an index of ours: by columns, since a reader loads those of all years, and alike numbers pack well. The search
 * page gives Pagefind one list of them all: see src/client/joined-index.ts.
 */
export type YearList = readonly [
  version: string,
  ids: readonly (number | string)[],
  words: readonly number[],
  from: readonly string[],
  last: string,
  names: readonly string[],
  filters: readonly (readonly [filter: string, name: string])[],
  fields: readonly string[],
];

/** `filter/*.pf_filter`, in CBOR. */
export type Filter = readonly [
  filter: string,
  values: readonly (readonly [string, readonly number[]])[],
];

/**
 * Where a word stands in pages; each is counted from the one before. Its places in the text, and in what is known of the
 * page, are counted likewise; after a negative number from zero again: -1 less the weight, or less the field's number.
 */
export type WordPages = readonly (readonly [
  page: number,
  inText: readonly number[],
  inFields: readonly number[],
])[];

/** `index/*.pf_index`, in CBOR. `forms` are spellings with other diacritics. */
export type Words = readonly [
  words: readonly (readonly [
    word: string,
    pages: WordPages,
    forms: readonly (readonly [form: string, pages: WordPages])[],
  ])[],
];

/** `fragment/*.pf_fragment`, in JSON. */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly word_count: number;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    /** How many words stand before it. */
    readonly location: number;
  }[];
}

const fileOf = (files: IndexFiles, path: string): Buffer => {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`The search index has no ${path}.`);
  return bytes;
};

/** An index, ours or Pagefind's own, taken apart. */
export interface IndexParts {
  readonly meta: Meta;
  /** By page. */
  readonly fragments: readonly Fragment[];
  readonly words: Words[0];
  readonly filters: readonly Filter[];
}

export const readEntry = (files: IndexFiles): Entry =>
  JSON.parse(fileOf(files, entryFile).toString()) as Entry;

/** `undefined` where there is no word in all of the documents. */
export const takeApart = (files: IndexFiles): IndexParts | undefined => {
  const [language] = Object.values(readEntry(files).languages);
  if (!language) return undefined;
  const read = (path: string) => readCbor(unpack(fileOf(files, path))) as unknown;
  const meta = read(`pagefind.${language.hash}.pf_meta`) as Meta;
  return {
    meta,
    fragments: meta[1].map(
      ([id]) =>
        JSON.parse(unpack(fileOf(files, `fragment/${id}.pf_fragment`)).toString()) as Fragment,
    ),
    words: meta[2].flatMap(([, , name]) => (read(`index/${name}.pf_index`) as Words)[0]),
    filters: meta[3].map(([, name]) => read(`filter/${name}.pf_filter`) as Filter),
  };
};
