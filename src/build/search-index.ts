import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import { notSearched, renderSearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { digestSources } from '../records/digest-sources.ts';
import { searchIndexFolder } from '../records/urls.ts';
import { digest } from '../views/digest.ts';
import { toSearchRecords } from '../views/search-records.ts';

/** One article as Pagefind is given it. */
interface SearchDocument {
  readonly url: string;
  readonly content: string;
}

/** Besides what it is given, an index depends on the code that asks for it and on Pagefind's version. */
const sources = ['src/build', 'src/output', 'package-lock.json'];

/** Above this many articles several share one file: some hosts take no more than 20,000 files in all. */
const mostFragments = 5000;

/** What a browser asks for: Pagefind's own interfaces, which come with it, are not used. */
const isNeeded = (file: string): boolean =>
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/.test(file);

const check = (errors: readonly string[]): void => {
  if (errors.length > 0) throw new Error(`The search index: ${errors.join('; ')}`);
};

/** Runs Pagefind over documents and writes its files. The same documents in the same order give the same bytes. */
export const writeSearchIndex = async (
  documents: readonly SearchDocument[],
  tag: string,
  folder: string,
): Promise<void> => {
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

const toDocuments = (graph: Graph, language: Language): SearchDocument[] =>
  toSearchRecords(graph, language)
    .map((record) => ({ url: record.url, content: renderSearchDocument(record, language) }))
    .sort((a, b) => compareText(a.url, b.url));

/**
 * Makes the index of each language in `folder`, in a folder named by all that it is made of; what is there
 * already is not made again, and what no language needs any more is removed.
 */
export const buildSearchIndexes = async (
  root: string,
  graph: Graph,
  folder: string,
): Promise<void> => {
  const code = await digestSources(root, sources);
  const there = new Set(await readdir(folder).catch(() => []));
  const needed = new Set<string>();
  try {
    for (const language of settings.languages) {
      const documents = toDocuments(graph, language);
      const name = `${language}-${digest([code, documents])}`;
      needed.add(name);
      if (there.has(name)) continue;
      const unfinished = join(folder, `${name}.new`);
      await rm(unfinished, { recursive: true, force: true });
      await writeSearchIndex(documents, languagePack(language).tag, unfinished);
      await rename(unfinished, join(folder, name));
    }
  } finally {
    await pagefind.close();
  }
  for (const name of there)
    if (!needed.has(name)) await rm(join(folder, name), { recursive: true, force: true });
};

/** Lays the indexes that `buildSearchIndexes` made beside the pages that Astro has rendered. */
export const searchIndex = (folder: string): AstroIntegration => ({
  name: 'throughline:search-index',
  hooks: {
    'astro:build:generated': async ({ dir }) => {
      for (const name of await readdir(folder)) {
        const language = settings.languages.find(
          (each) => each === name.slice(0, name.lastIndexOf('-')),
        );
        if (language === undefined) continue;
        const to = join(fileURLToPath(dir), searchIndexFolder(language));
        await cp(join(folder, name), to, { recursive: true });
      }
    },
  },
});
