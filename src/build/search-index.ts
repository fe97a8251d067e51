import { hash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import type { Language } from '../i18n/languages.ts';
import { digestSources } from '../records/digest-sources.ts';
import type { FoundContent } from '../records/find-content.ts';
import { LostRecord } from '../records/kept-records.ts';
import { isSealed, readFolderSeal, type FolderSeal } from '../records/seal.ts';
import { searchIndexFolder } from '../records/urls.ts';
import { digest } from '../views/digest.ts';
import { toSearchShards, type SearchShard } from '../views/search-records.ts';
import type { Phase } from './account.ts';
import type { EditionItem } from './edition-plan.ts';
import { openHelper, type Helper } from '../records/helper.ts';
import { keepNewest } from './keep-newest.ts';
import type { Before } from './open-edition.ts';
import type { SearchJob } from './search-helper.ts';

/** Besides what it is given, an index depends on the code that asks for it and on Pagefind's version. */
const sources = [
  'src/build/search-index.ts',
  'src/build/search-helper.ts',
  'src/build/index-folder.ts',
  'src/build/run-pagefind.ts',
  'src/build/pagefind-files.ts',
  'src/build/learn-tokens.ts',
  'src/build/dictionary.ts',
  'src/build/kept-tokens.ts',
  'src/build/search-text.ts',
  'src/build/assemble-index.ts',
  'src/build/index-words.ts',
  'src/build/cbor.ts',
  'src/output',
  'src/i18n',
  'package-lock.json',
];

/** `en-2023` of `en-2023-0b1f…`. */
const toShardName = (folder: string): string => folder.slice(0, folder.lastIndexOf('-'));

/** How many indexes are kept of each shard: a publication is built for a few bases in turn. */
const keptOfEach = 3;

/** A shard that is to be indexed, and where to. */
interface MissingShard {
  readonly shard: SearchShard;
  readonly folder: string;
}

/** More of them than this at once take more memory than they save time. */
const mostHelpers = 4;

export type SearchHelper = Helper<SearchJob, 'made' | 'lost'>;

/** It takes a while to start: whoever will need one, opens it before. */
export const openSearchHelper = (): SearchHelper => {
  const helper: SearchHelper = openHelper(
    new URL('./search-helper.ts', import.meta.url),
    'What makes the search index',
  );
  helper.hold(false);
  return helper;
};

/** What a search index tells while it is made. */
export interface SearchListener {
  /** Every helper has what it needs, and gets on however busy this process is. */
  readonly begun: () => void;
  readonly phase: Phase;
}

/** Who makes shards, and until when. */
interface Workers {
  readonly first: SearchHelper;
  /** Once this has settled, one more processor is free for it. */
  readonly spare: Promise<unknown>;
  readonly signal: AbortSignal;
}

/** Has shards made on several processors. */
const makeShards = async (
  missing: readonly MissingShard[],
  toJob: (shard: SearchShard, folder: string) => SearchJob,
  { begun, phase }: SearchListener,
  { first, spare, signal }: Workers,
): Promise<void> => {
  const left = missing.values();
  let untaken = missing.length;
  // One processor is left to what draws the pages, which takes as long.
  const count = Math.max(1, Math.min(mostHelpers, availableParallelism() - 1, missing.length));
  const helpers = [first, ...Array.from({ length: count - 1 }, openSearchHelper)];
  const close = (): void => {
    for (const helper of helpers) helper.close();
  };
  signal.addEventListener('abort', close);
  const work = async (helper: SearchHelper, sent?: () => void): Promise<void> => {
    helper.hold(true);
    for (const { shard, folder } of left) {
      untaken -= 1;
      const outcome = await helper.ask(toJob(shard, folder), sent);
      if (outcome === 'lost') throw new LostRecord('html');
      phase.step();
    }
  };
  const sent = helpers.map(() => Promise.withResolvers<undefined>());
  void Promise.all(sent.map(({ promise }) => promise)).then(begun);
  let late: Promise<void> | undefined;
  void spare.then(() => {
    if (untaken === 0 || signal.aborted) return;
    const helper = openSearchHelper();
    helpers.push(helper);
    late = work(helper);
    late.catch(() => undefined);
  });
  try {
    await Promise.all(helpers.map((helper, i) => work(helper, () => sent[i]?.resolve(undefined))));
    await late;
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
  /** Where texts alone differ from the last edition: the shards without one of them stand. */
  readonly before: Before | undefined;
}

const toShardFolder = (language: Language, year: string): string =>
  `${searchIndexFolder(language)}${year}`;

/** The folders of those shards that have an edited text. */
const findEdited = (graph: Graph, { edits }: Before): ReadonlySet<string> =>
  new Set(
    graph.articles
      .filter(edits.isEdited)
      .map(({ language, year }) => toShardFolder(language, year)),
  );

/** The files of the last edition's shards, but for those in some folders. Where one does not stand, all is made anew. */
const toStandingItems = ({ last }: Before, edited: ReadonlySet<string>): EditionItem[] => {
  const all = settings.languages.map(searchIndexFolder);
  const others = [...edited].map((folder) => `${folder}/`);
  return Object.entries(last.files)
    .filter(([file]) => all.some((folder) => file.startsWith(folder)))
    .filter(([file]) => !others.some((folder) => file.startsWith(folder)))
    .map(([file, { key }]) => ({ file, key, make: () => Promise.reject(new LostRecord(file)) }));
};

/** The files of a shard, but for what it was made of. Where one has broken in the cache since it was sealed, all is to be made anew. */
const toShardItems = (
  folder: string,
  seal: FolderSeal,
  to: string,
  forget: () => Promise<void>,
): EditionItem[] =>
  [...seal]
    .filter(([name]) => !name.startsWith('.'))
    .map(([name, digest]) => ({
      file: `${to}/${name}`,
      key: digest,
      make: async () => {
        const bytes = await readFile(join(folder, name)).catch(() => undefined);
        if (bytes && hash('sha256', bytes) === digest) return bytes;
        await forget();
        throw new LostRecord(name);
      },
    }));

/** Takes all shards away that are not as they were sealed. */
const forgetBroken = async (parent: string): Promise<void> => {
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    if (!(await isSealed(folder))) await rm(folder, { recursive: true, force: true });
  }
};

/**
 * The search indexes as files of the edition: one for each year of each language. Only the shards whose articles have
 * changed are indexed; the others come from `cache`, where each lies under the digest of all that it is made of.
 */
export const toSearchItems = async (
  { root, cache, keys, graph, before }: SearchSources,
  listener: SearchListener,
  workers: Workers,
): Promise<EditionItem[]> => {
  const code = digestSources(root, sources);
  const parent = join(cache, 'search');
  const dictionaries = join(cache, 'words');
  const edited = before && findEdited(graph, before);
  const shards = settings.languages
    .flatMap((language) =>
      toSearchShards(graph, language, (year) => edited?.has(toShardFolder(language, year)) ?? true),
    )
    .map((shard) => {
      const name = `${shard.language}-${shard.year}-${digest([code, shard.records.map(({ key }) => key)])}`;
      return { shard, name, folder: join(parent, name) };
    });
  const seals = await Promise.all(shards.map(({ folder }) => readFolderSeal(folder)));
  const missing = shards.filter((_, i) => !seals[i]);
  listener.phase.start(missing.length, shards.length - missing.length);
  const there = missing.length > 0 ? await readdir(parent).catch((): string[] => []) : [];
  const toJob = ({ language, year, records }: SearchShard, folder: string): SearchJob => ({
    ...{ cache, language, code, folder },
    dictionary: join(dictionaries, `${language}-${code}`),
    articles: records.map(({ file, key, facts }) => ({
      ...{ key: keys.get(file) ?? '', digest: key },
      facts,
    })),
    before: there
      .filter((name) => toShardName(name) === `${language}-${year}`)
      .map((name) => join(parent, name)),
  });
  const names = shards.map(({ name }) => name);
  const dictionaryNames = settings.languages.map((language) => `${language}-${code}`);
  const tidied = Promise.all([
    keepNewest(parent, toShardName, keptOfEach, names),
    keepNewest(dictionaries, toShardName, keptOfEach, dictionaryNames),
  ]);
  if (missing.length > 0) await makeShards(missing, toJob, listener, workers);
  await tidied;
  // Once: several files are made at a time, and one must not take away what is looked at for another.
  let forgotten: Promise<void> | undefined;
  const forget = (): Promise<void> => (forgotten ??= forgetBroken(parent));
  const made = shards.map(async ({ shard: { language, year }, name, folder }, i) => {
    const seal = seals[i] ?? (await readFolderSeal(folder));
    if (!seal) throw new LostRecord(name);
    return toShardItems(folder, seal, toShardFolder(language, year), forget);
  });
  const standing = before && edited ? toStandingItems(before, edited) : [];
  return [...(await Promise.all(made)).flat(), ...standing];
};
