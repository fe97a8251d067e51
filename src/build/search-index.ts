import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { languagePack } from '../i18n/languages.ts';
import { renderSearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { digestSources } from '../records/digest-sources.ts';
import { searchIndexFolder } from '../records/urls.ts';
import { digest } from '../views/digest.ts';
import { toSearchShards, type SearchShard } from '../views/search-records.ts';
import type { Phase } from './account.ts';
import type { EditionItem } from './edition-plan.ts';
import { toFolderItems } from './items.ts';
import { keepNewest } from './keep-newest.ts';
import type { SearchAnswer, SearchJob } from './search-worker.ts';
import type { SearchDocument } from './write-search-index.ts';

/** Besides what it is given, an index depends on the code that asks for it and on Pagefind's version. */
const sources = ['src/build/write-search-index.ts', 'src/output', 'src/i18n', 'package-lock.json'];

/** How many indexes are kept of each shard: a publication is built for a few bases in turn. */
const keptOfEach = 3;

const toDocuments = ({ language, records }: SearchShard): SearchDocument[] =>
  records
    .map((record) => ({ url: record.url, content: renderSearchDocument(record, language) }))
    .sort((a, b) => compareText(a.url, b.url));

/** Makes shards in a thread of its own, so that pages are drawn meanwhile; `told` hears of each. */
const makeShards = async (
  missing: readonly { readonly shard: SearchShard; readonly folder: string }[],
  told: () => void,
  signal: AbortSignal,
): Promise<void> => {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { execArgv: [] });
  try {
    for (const { shard, folder } of missing) {
      const unfinished = `${folder}.new`;
      await rm(unfinished, { recursive: true, force: true });
      const job: SearchJob = {
        ...{ documents: toDocuments(shard), folder: unfinished },
        tag: languagePack(shard.language).tag,
      };
      worker.postMessage(job);
      const [answer] = (await once(worker, 'message', { signal })) as [SearchAnswer];
      if (answer.error !== undefined) throw new Error(answer.error);
      await rename(unfinished, folder);
      told();
    }
    worker.postMessage('end');
    await once(worker, 'exit');
  } finally {
    await worker.terminate();
  }
};

/**
 * The search indexes as files of the edition: one for each year of each language. Only the shards whose articles have
 * changed are indexed, until `signal` says to stop; the others come from `cache`, where each lies under the digest of all that it is made of.
 */
export const toSearchItems = async (
  root: string,
  cache: string,
  graph: Graph,
  phase: Phase,
  signal: AbortSignal,
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
  if (missing.length > 0) await makeShards(missing, phase.step, signal);
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
