import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { languagePack } from '../i18n/languages.ts';
import { notSearched, renderSearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { digestSources } from '../records/digest-sources.ts';
import { searchIndexFolder } from '../records/urls.ts';
import { digest } from '../views/digest.ts';
import { toSearchShards, type SearchShard } from '../views/search-records.ts';
import type { Phase } from './account.ts';
import type { EditionItem } from './edition-plan.ts';
import { toFolderItems } from './items.ts';
import { keepNewest } from './keep-newest.ts';

/** One article as Pagefind is given it. */
interface SearchDocument {
  readonly url: string;
  readonly content: string;
}

/** Besides what it is given, an index depends on the code that asks for it and on Pagefind's version. */
const sources = ['src/build/search-index.ts', 'src/output', 'src/i18n', 'package-lock.json'];

/** Above this many articles of a year several share one file: some hosts take no more than 20,000 files in all. */
const mostFragments = 250;

/** How many indexes are kept of each shard: a publication is built for a few bases in turn. */
const keptOfEach = 3;

/** What a browser asks for: Pagefind's own interfaces, which come with it, are not used. */
const isNeeded = (file: string): boolean =>
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/.test(file);

const check = (errors: readonly string[]): void => {
  if (errors.length > 0) throw new Error(`The search index: ${errors.join('; ')}`);
};

/** Only where something is to be indexed: it takes a while to load. */
const loadPagefind = () => import('pagefind');

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

const makeShard = async ({ language, records }: SearchShard, folder: string): Promise<void> => {
  const documents = records
    .map((record) => ({ url: record.url, content: renderSearchDocument(record, language) }))
    .sort((a, b) => compareText(a.url, b.url));
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await writeSearchIndex(documents, languagePack(language).tag, unfinished);
  await rename(unfinished, folder);
};

/**
 * The search indexes as files of the edition: one for each year of each language. Only the shards whose articles have
 * changed are indexed; the others come from `cache`, where each lies under the digest of all that it is made of.
 */
export const toSearchItems = async (
  root: string,
  cache: string,
  graph: Graph,
  phase: Phase,
): Promise<EditionItem[]> => {
  const code = await digestSources(root, sources);
  const shards = settings.languages
    .flatMap((language) => toSearchShards(graph, language))
    .map((shard) => {
      const name = `${shard.language}-${shard.year}-${digest([code, shard.records.map(({ key }) => key)])}`;
      return { shard, name, folder: join(cache, 'search', name) };
    });
  const missing = shards.filter(({ folder }) => !existsSync(folder));
  phase.start(missing.length, shards.length - missing.length);
  try {
    for (const { shard, folder } of missing) {
      await makeShard(shard, folder);
      phase.step();
    }
  } finally {
    if (missing.length > 0) await (await loadPagefind()).close();
  }
  await keepNewest(
    join(cache, 'search'),
    (name) => name.slice(0, name.lastIndexOf('-')),
    keptOfEach,
    shards.map(({ name }) => name),
  );
  return shards.flatMap(({ shard: { language, year }, name, folder }) =>
    toFolderItems(folder, name, `${searchIndexFolder(language)}${year}`),
  );
};
