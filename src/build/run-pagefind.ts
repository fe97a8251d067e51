import { notSearched } from '../output/search-document.ts';
import type { IndexFiles } from './pagefind-files.ts';

/** One article as Pagefind is given it. */
export interface SearchDocument {
  readonly url: string;
  readonly content: string;
}

/** Only where something is to be indexed: it takes a while to load. */
const loadPagefind = () => {
  // What is taken apart again is soonest read in few files.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = '1000000';
  return import('pagefind');
};

const check = (errors: readonly string[]): void => {
  if (errors.length > 0) throw new Error(`The search index: ${errors.join('; ')}`);
};

/** Runs Pagefind over documents; the answer is an index of its own. `tag` is their language, BCP 47. */
export const runPagefind = async (
  documents: readonly SearchDocument[],
  tag: string,
): Promise<IndexFiles> => {
  const pagefind = await loadPagefind();
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: tag,
    excludeSelectors: [...notSearched],
  });
  check(errors);
  if (!index) throw new Error('The search index: Pagefind did not make one.');
  for (const document of documents) check((await index.addHTMLFile(document)).errors);
  const { files, errors: fileErrors } = await index.getFiles();
  check(fileErrors);
  await index.deleteIndex();
  return new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
};
