import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assembleIndex, type IndexSource } from '../../src/build/assemble-index.ts';
import { findPages, type IndexFiles } from '../../src/build/pagefind-files.ts';
import { runPagefind, type SearchDocument } from '../../src/build/run-pagefind.ts';

/** A document that says when it came out. */
export interface DatedDocument extends SearchDocument {
  readonly date: string;
}

export const byUrl = (documents: readonly DatedDocument[]): DatedDocument[] =>
  documents.toSorted((a, b) => (a.url < b.url ? -1 : 1));

/** What Pagefind makes of some documents, for an index of all of them, and maybe more. */
export const readSource = async (
  documents: readonly SearchDocument[],
  all: readonly SearchDocument[] = documents,
  tag = 'en',
): Promise<IndexSource> => {
  const files = await runPagefind(documents, tag);
  const urls = all.map(({ url }) => url);
  return { files, pages: findPages(files, urls), isOwn: false };
};

/** The index of documents as the build makes it. */
export const makeIndex = async (
  documents: readonly DatedDocument[],
  tag = 'en',
): Promise<IndexFiles> => {
  const sorted = byUrl(documents);
  return assembleIndex(
    [await readSource(sorted, sorted, tag)],
    sorted.map(({ date }) => date),
  ).files;
};

export const writeIndex = async (files: IndexFiles, folder: string): Promise<void> => {
  for (const [file, bytes] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), bytes);
  }
};
