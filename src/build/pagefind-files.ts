import { gunzipSync, gzipSync } from 'node:zlib';
import { readCbor, type Cbor } from './cbor.ts';

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
  const packed = gzipSync(Buffer.concat([mark, bytes]), { level: 9 });
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

/** `filter/*.pf_filter`, in CBOR. */
export type Filter = readonly [
  filter: string,
  values: readonly (readonly [string, readonly number[]])[],
];

/** An index, ours or Pagefind's own, taken apart. */
export interface Parts {
  readonly files: IndexFiles;
  readonly entry: Entry;
  readonly meta: Meta;
}

export const fileOf = (files: IndexFiles, path: string): Buffer => {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`The search index has no ${path}.`);
  return bytes;
};

export const readUnpacked = (files: IndexFiles, path: string): Cbor =>
  readCbor({ bytes: unpack(fileOf(files, path)), at: 0 });

/** `undefined` where there is no word in all of the documents. */
export const takeApart = (files: IndexFiles): Parts | undefined => {
  const entry = JSON.parse(fileOf(files, entryFile).toString()) as Entry;
  const [language] = Object.values(entry.languages);
  if (!language) return undefined;
  const meta = readUnpacked(files, `pagefind.${language.hash}.pf_meta`) as unknown as Meta;
  return { files, entry, meta };
};

/** The place of each page's article among `urls`, by what Pagefind has kept of it. A document without a word has no page. */
export const findPages = (files: IndexFiles, urls: readonly string[]): number[] => {
  const numbers = new Map(urls.map((url, number) => [url, number]));
  const pages = takeApart(files)?.meta[1] ?? [];
  return pages.map(([id]) => {
    const fragment = unpack(fileOf(files, `fragment/${id}.pf_fragment`)).toString();
    return numbers.get((JSON.parse(fragment) as { url: string }).url) ?? -1;
  });
};

/** Whether the words of both say in the same way which of an article's facts they stand in. */
export const canMerge = (one: IndexFiles, other: IndexFiles): boolean => {
  const [fields, others] = [takeApart(one)?.meta[5], takeApart(other)?.meta[5]];
  return !fields || !others || fields.join() === others.join();
};
