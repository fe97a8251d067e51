import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { languagePack } from '../i18n/languages.ts';
import { renderSearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { digestSources } from '../records/digest-sources.ts';
import { isSealed, sealFolder } from '../records/seal.ts';
import { searchIndexFolder } from '../records/urls.ts';
import { digest } from '../views/digest.ts';
import { toSearchShards, type SearchShard } from '../views/search-records.ts';
import type { Phase } from './account.ts';
import type { EditionItem } from './edition-plan.ts';
import { openHelper } from './helper.ts';
import { toFolderItems } from './items.ts';
import { keepNewest } from './keep-newest.ts';
import type { SearchJob } from './search-helper.ts';
import type { SearchDocument } from './write-search-index.ts';

/** Besides what it is given, an index depends on the code that asks for it and on Pagefind's version. */
const sources = [
  'src/build/search-index.ts',
  'src/build/write-search-index.ts',
  'src/output',
  'src/i18n',
  'package-lock.json',
];

/** How many indexes are kept of each shard: a publication is built for a few bases in turn. */
const keptOfEach = 3;

const toDocuments = ({ language, records }: SearchShard): SearchDocument[] =>
  records
    .map((record) => ({ url: record.url, content: renderSearchDocument(record, language) }))
    .sort((a, b) => compareText(a.url, b.url));

/** Has shards made while pages are drawn; `told` hears of each. */
const makeShards = async (
  missing: readonly { readonly shard: SearchShard; readonly folder: string }[],
  told: () => void,
  signal: AbortSignal,
): Promise<void> => {
  const program = new URL('./search-helper.ts', import.meta.url);
  const helper = openHelper<SearchJob, undefined>(program, 'What makes the search index');
  signal.addEventListener('abort', helper.close);
  try {
    for (const { shard, folder } of missing) {
      const unfinished = `${folder}.new`;
      await rm(unfinished, { recursive: true, force: true });
      await helper.ask({
        ...{ documents: toDocuments(shard), folder: unfinished },
        tag: languagePack(shard.language).tag,
      });
      await sealFolder(unfinished);
      await rm(folder, { recursive: true, force: true });
      await rename(unfinished, folder);
      told();
    }
  } finally {
    helper.close();
  }
};

/**
 * The search indexes as files of the edition: one for each year of each language. Only the shards whose articles have
 * changed are indexed, until `signal` says to stop; the others come from `cache`, where each lies under the digest of all
 * that it is made of.
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
  const whole = await Promise.all(shards.map(({ folder }) => isSealed(folder)));
  const missing = shards.filter((_, i) => !whole[i]);
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
