import type { IndexFiles } from './pagefind-files.ts';

/** Only where there is something to ask: it takes a while to load. */
const loadPagefind = () => {
  // What is taken apart again is soonest read in few files.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = '1000000';
  return import('pagefind');
};

const check = (errors: readonly string[]): void => {
  if (errors.length > 0) throw new Error(`The search index: ${errors.join('; ')}`);
};

/** Runs Pagefind over one document, in HTML; the answer is its index. `tag` is its language, BCP 47. */
export const runPagefind = async (content: string, tag: string): Promise<IndexFiles> => {
  const pagefind = await loadPagefind();
  const { index, errors } = await pagefind.createIndex({ forceLanguage: tag });
  check(errors);
  if (!index) throw new Error('The search index: Pagefind did not make one.');
  check((await index.addHTMLFile({ url: '/', content })).errors);
  const { files, errors: fileErrors } = await index.getFiles();
  check(fileErrors);
  await index.deleteIndex();
  return new Map(files.map((file) => [file.path, Buffer.from(file.content)]));
};
