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

/** `pagefind-entry.json`. */
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

export const takeApart = (files: IndexFiles): Parts => {
  const entry = JSON.parse(fileOf(files, 'pagefind-entry.json').toString()) as Entry;
  const name = Object.values(entry.languages)[0]?.hash ?? '';
  const meta = readUnpacked(files, `pagefind.${name}.pf_meta`) as unknown as Meta;
  return { files, entry, meta };
};

/** The place of each page's article among `urls`, by what Pagefind has kept of it. */
export const findPages = (files: IndexFiles, urls: readonly string[]): number[] => {
  const numbers = new Map(urls.map((url, number) => [url, number]));
  return takeApart(files).meta[1].map(([id]) => {
    const fragment = unpack(fileOf(files, `fragment/${id}.pf_fragment`)).toString();
    return numbers.get((JSON.parse(fragment) as { url: string }).url) ?? -1;
  });
};

/** Whether the words of both say in the same way which of an article's facts they stand in. */
export const canMerge = (one: IndexFiles, other: IndexFiles): boolean =>
  JSON.stringify(takeApart(one).meta[5]) === JSON.stringify(takeApart(other).meta[5]);
