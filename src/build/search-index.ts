import { hash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import type { Language } from '../i18n/languages.ts';
import { digestSources } from '../records/digest-sources.ts';
import type { FoundContent } from '../records/find-content.ts';
import { LostRecord } from '../records/kept-records.ts';
import { isFolderIntact, readFolderChecksums, type FolderChecksums } from '../support/checksum.ts';
import { searchIndexFolder } from '../records/urls.ts';
import { digest } from '../views/digest.ts';
import { toSearchShards, type SearchShard } from '../views/search-records.ts';
import type { EditionItem } from './edition-plan.ts';
import { keepNewest } from './keep-newest.ts';
import type { Before } from './open-edition.ts';
import type { SearchJob } from './search-helper.ts';
import {
  makeShards,
  type SearchHelper,
  type SearchListener,
  type Workers,
} from './search-workers.ts';

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
  'src/build/index-names.ts',
  'src/build/split-words.ts',
  'src/build/cbor.ts',
  'src/output',
  'src/i18n',
  'package-lock.json',
];

/** `en-2023` of `en-2023-0b1f…`. */
const toShardName = (folder: string): string => folder.slice(0, folder.lastIndexOf('-'));

/** How many indexes are kept of each shard: a publication is built for a few bases in turn. */
const keptOfEach = 3;

const toFolder = (cache: string): string => join(cache, 'search');

/** The folders of a shard's indexes, the newest first. */
const findFolders = (cache: string, shard: string): string[] => {
  const parent = toFolder(cache);
  // It may be taken away at the same time.
  const timeOf = (folder: string): number =>
    statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return (existsSync(parent) ? readdirSync(parent) : [])
    .filter((name) => toShardName(name) === shard)
    .map((name) => join(parent, name))
    .sort((a, b) => timeOf(b) - timeOf(a));
};

const toDictionary = (cache: string, language: Language, code: string): string =>
  join(cache, 'words', `${language}-${code}`);

/** Has the indexes read that will be made anew with other texts in these files of articles, while other things are done. */
export const readAhead = (
  helper: SearchHelper,
  { root, cache }: Pick<SearchSources, 'root' | 'cache'>,
  files: readonly string[],
): void => {
  const code = digestSources(root, sources);
  const shards = new Set(files.map((file) => file.split('/').slice(2, 4).join('-')));
  for (const language of settings.languages)
    for (const shard of shards) {
      const [folder] = shard.startsWith(`${language}-`) ? findFolders(cache, shard) : [];
      const dictionary = toDictionary(cache, language, code);
      if (folder !== undefined) helper.tell({ type: 'ahead', language, code, dictionary, folder });
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
  seal: FolderChecksums,
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
    if (!(await isFolderIntact(folder))) await rm(folder, { recursive: true, force: true });
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
  const parent = toFolder(cache);
  const edited = before && findEdited(graph, before);
  const shards = settings.languages
    .flatMap((language) =>
      toSearchShards(graph, language, (year) => edited?.has(toShardFolder(language, year)) ?? true),
    )
    .map((shard) => {
      const name = `${shard.language}-${shard.year}-${digest([code, shard.records.map(({ key }) => key)])}`;
      return { shard, name, folder: join(parent, name) };
    });
  const seals = await Promise.all(shards.map(({ folder }) => readFolderChecksums(folder)));
  const missing = shards.filter((_, i) => !seals[i]);
  listener.phase.start(missing.length, shards.length - missing.length);
  const toJob = ({ language, year, records }: SearchShard, folder: string): SearchJob => ({
    ...{ type: 'make', cache, language, code, folder },
    dictionary: toDictionary(cache, language, code),
    articles: records.map(({ file, key, facts }) => ({
      ...{ key: keys.get(file) ?? '', digest: key },
      facts,
    })),
    before: findFolders(cache, `${language}-${year}`),
  });
  const names = shards.map(({ name }) => name);
  const dictionaries = settings.languages.map((language) => toDictionary(cache, language, code));
  const tidied = Promise.all([
    keepNewest(parent, toShardName, keptOfEach, names),
    keepNewest(
      join(cache, 'words'),
      toShardName,
      keptOfEach,
      dictionaries.map((path) => basename(path)),
    ),
  ]);
  if (missing.length > 0) await makeShards(missing, toJob, listener, workers);
  await tidied;
  // Once: several files are made at a time, and one must not take away what is looked at for another.
  let forgotten: Promise<void> | undefined;
  const forget = (): Promise<void> => (forgotten ??= forgetBroken(parent));
  const made = shards.map(async ({ shard: { language, year }, name, folder }, i) => {
    const seal = seals[i] ?? (await readFolderChecksums(folder));
    if (!seal) throw new LostRecord(name);
    return toShardItems(folder, seal, toShardFolder(language, year), forget);
  });
  const standing = before && edited ? toStandingItems(before, edited) : [];
  return [...(await Promise.all(made)).flat(), ...standing];
};
