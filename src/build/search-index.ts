import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { digestSources } from '../records/digest-sources.ts';
import type { FoundContent } from '../records/find-content.ts';
import { LostRecord } from '../records/kept-records.ts';
import { isSealed } from '../records/seal.ts';
import { searchIndexFolder } from '../records/urls.ts';
import { digest } from '../views/digest.ts';
import { toSearchShards, type SearchShard } from '../views/search-records.ts';
import type { Phase } from './account.ts';
import type { EditionItem } from './edition-plan.ts';
import { openHelper, type Helper } from './helper.ts';
import { toFolderItems } from './items.ts';
import { keepNewest } from './keep-newest.ts';
import type { SearchJob } from './search-helper.ts';

/** Besides what it is given, an index depends on the code that asks for it and on Pagefind's version. */
const sources = [
  'src/build/search-index.ts',
  'src/build/search-helper.ts',
  'src/build/write-search-index.ts',
  'src/output',
  'src/i18n',
  'package-lock.json',
];

/** How many indexes are kept of each shard: a publication is built for a few bases in turn. */
const keptOfEach = 3;

/** A shard that is to be indexed, and where to. */
interface MissingShard {
  readonly shard: SearchShard;
  readonly folder: string;
}

/** More of them than this at once take more memory than they save time. */
const mostHelpers = 4;

type SearchHelper = Helper<SearchJob, 'made' | 'lost'>;

const openSearchHelper = (): SearchHelper =>
  openHelper(new URL('./search-helper.ts', import.meta.url), 'What makes the search index');

/** What a search index tells while it is made. */
export interface SearchListener {
  /** Every helper has what it needs, and gets on however busy this process is. */
  readonly begun: () => void;
  readonly phase: Phase;
}

/** Has shards made on several processors, until `signal` says to stop. */
const makeShards = async (
  missing: readonly MissingShard[],
  toJob: (shard: SearchShard, folder: string) => SearchJob,
  { begun, phase }: SearchListener,
  signal: AbortSignal,
): Promise<void> => {
  const left = missing.values();
  // One processor is left to what draws the pages, which takes as long.
  const count = Math.max(1, Math.min(mostHelpers, availableParallelism() - 1, missing.length));
  const helpers = Array.from({ length: count }, openSearchHelper);
  const close = (): void => {
    for (const helper of helpers) helper.close();
  };
  signal.addEventListener('abort', close);
  const sent = helpers.map(() => Promise.withResolvers<undefined>());
  void Promise.all(sent.map(({ promise }) => promise)).then(begun);
  try {
    const working = helpers.map(async (helper, i) => {
      for (const { shard, folder } of left) {
        const job = toJob(shard, folder);
        const outcome = await helper.ask(job, () => sent[i]?.resolve(undefined));
        if (outcome === 'lost') throw new LostRecord('html');
        phase.step();
      }
    });
    await Promise.all(working);
  } finally {
    close();
  }
};

/** What the search indexes are made of. */
export interface SearchSources {
  readonly root: string;
  readonly cache: string;
  /** By file, where in the cache its record lies. */
  readonly keys: FoundContent['keys'];
  readonly graph: Graph;
}

/**
 * The search indexes as files of the edition: one for each year of each language. Only the shards whose articles have
 * changed are indexed, until `signal` says to stop; the others come from `cache`, where each lies under the digest of all
 * that it is made of.
 */
export const toSearchItems = async (
  { root, cache, keys, graph }: SearchSources,
  listener: SearchListener,
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
  listener.phase.start(missing.length, shards.length - missing.length);
  const toJob = ({ language, records }: SearchShard, folder: string): SearchJob => ({
    ...{ cache, language, folder },
    articles: records.map(({ file, facts }) => ({ key: keys.get(file) ?? '', facts })),
  });
  if (missing.length > 0) await makeShards(missing, toJob, listener, signal);
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
