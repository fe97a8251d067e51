import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { notSearched } from '../output/search-document.ts';

/** One article as Pagefind is given it. */
export interface SearchDocument {
  readonly url: string;
  readonly content: string;
}

/** Above this many articles of a year several share one file: some hosts take no more than 20,000 files in all. */
const mostFragments = 500;

/**
 * How many places of words one file of an index lists, at least. A reader of an archive asks each year for the file of
 * the word that is searched for, so that files of Pagefind's own size, 20,000, come to far more than they need be.
 */
const placesOfFile = 5000;

/** What a browser asks for: Pagefind's own interfaces, which come with it, are not used. */
const isNeeded = (file: string): boolean =>
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/.test(file);

const check = (errors: readonly string[]): void => {
  if (errors.length > 0) throw new Error(`The search index: ${errors.join('; ')}`);
};

/** Only where something is to be indexed: it takes a while to load. */
const loadPagefind = () => {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(placesOfFile);
  return import('pagefind');
};

/** Runs Pagefind over documents and writes its files. The same documents in the same order give the same bytes. */
export const writeSearchIndex = async (
  documents: readonly SearchDocument[],
  tag: string,
  folder: string,
): Promise<void> => {
  const pagefind = await loadPagefind();
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: tag,
    excludeSelectors: [...notSearched],
    maxFragments: mostFragments,
  });
  check(errors);
  if (!index) throw new Error('The search index: Pagefind did not make one.');
  for (const document of documents) check((await index.addHTMLFile(document)).errors);
  const { files, errors: fileErrors } = await index.getFiles();
  check(fileErrors);
  for (const { path, content } of files.filter((file) => isNeeded(file.path))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await index.deleteIndex();
};
