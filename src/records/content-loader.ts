import { statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { toCacheFolder } from '../support/cache-folder.ts';
import type { ContentType } from './content-path.ts';
import { findContent, findContentFiles, readOwnBytes, type FoundContent } from './find-content.ts';
import { isCurrent, openKeptRecords, toRecordKey, type KeptRecords } from './kept-records.ts';
import { liveContent } from './live-content.ts';
import { makeRecordTexts } from './make-record-texts.ts';
import { mapInBatches } from './map-in-batches.ts';
import type { ContentRecord, RecordResult } from './read-record.ts';

/** What the loaders of all kinds of content share, for as long as any of them needs it. */
interface Opened {
  readonly cache: string;
  readonly kept: KeptRecords;
  users: number;
}

let opened: Opened | undefined;

const open = (cache: string): Opened => {
  if (opened?.cache !== cache) opened = { cache, kept: openKeptRecords(cache), users: 0 };
  opened.users += 1;
  return opened;
};

const close = (used: Opened): void => {
  used.users -= 1;
  if (used.users > 0) return;
  used.kept.close();
  if (opened === used) opened = undefined;
};

let finding: { readonly root: string; readonly found: Promise<FoundContent> } | undefined;

/** Loaders of several kinds that start together look at the content once. */
const findOnce = async (root: string): Promise<FoundContent> => {
  if (finding?.root !== root) finding = { root, found: findContent(root) };
  const mine = finding;
  try {
    return await mine.found;
  } finally {
    if (finding === mine) finding = undefined;
  }
};

interface Loading {
  readonly context: LoaderContext;
  readonly root: string;
  readonly pipelineDigest: string;
  readonly kept: KeptRecords;
}

/**
 * Loads one kind of content into its collection, which has an entry for each record, under its id, and into the live
 * content, which pages are made of. A file whose bytes and pipeline are those of the last build is not read again. What
 * is wrong in a file is the checker's to tell; a file that makes no record has no entry.
 */
export const contentLoader = (type: ContentType): Loader => ({
  name: `throughline-${type}`,
  load: async (context) => {
    const root = fileURLToPath(context.config.root);
    const used = open(toCacheFolder(root));
    const { kept } = used;
    const { keys, pipelineDigest } = await findOnce(root);
    const loading = { context, root, pipelineDigest, kept };
    const files = [...keys].filter(([file]) => file.startsWith(`content/${type}/`));
    const results = await mapInBatches(files, async ([file, key]) => {
      const read = await readFile(loading, file, key);
      store(context, file, read?.record);
      return read ? [[file, read] as const] : [];
    });
    kept.save();
    const read = new Map(results.flat());
    const ids = new Set([...read.values()].flatMap(({ record }) => record?.id ?? []));
    for (const id of context.store.keys()) if (!ids.has(id)) context.store.delete(id);
    liveContent().set(type, read);
    if (context.watcher) watch(loading, context.watcher, type);
    else close(used);
  },
});

/** What became of a file: as it is kept under `key`, or else as it is now; `undefined` where it cannot be opened. */
const readFile = async (
  { root, pipelineDigest, kept }: Loading,
  file: string,
  key?: string,
): Promise<RecordResult | undefined> => {
  const known = key === undefined ? undefined : kept.find(key);
  if (known && (await isCurrent(root, known))) return known;
  const bytes = readOwnBytes(root, file);
  if (!bytes) return undefined;
  const address = toRecordKey(pipelineDigest, file, bytes);
  kept.keep(address, await makeRecordTexts({ root, file, bytes }));
  return kept.find(address);
};

/** An entry says that there is such a record; what it holds is kept elsewhere, and Astro need not hear of its changes. */
const store = ({ store: entries }: LoaderContext, file: string, record?: ContentRecord): void => {
  if (!record || entries.get(record.id)?.filePath === file) return;
  entries.set({ id: record.id, data: {}, filePath: file });
};

/**
 * When to look whether a file that was just read has changed once more, in milliseconds. Who writes a file empties it
 * first, and the watcher keeps silent of a change that comes within 50 ms of another, or while it turns to a new file.
 */
const secondLooks = [100, 1000];

const toLook = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false });
  return `${String(found?.size)} ${String(found?.mtimeMs)}`;
};

/** A changed text is read again; a picture that comes or goes, with the texts beside it. */
const watch = (
  loading: Loading,
  watcher: NonNullable<LoaderContext['watcher']>,
  type: ContentType,
): void => {
  const { context, root, kept } = loading;
  const reload = async (file: string): Promise<void> => {
    const look = toLook(join(root, file));
    for (const wait of secondLooks)
      setTimeout(() => {
        if (toLook(join(root, file)) !== look) inTurn(() => reload(file));
      }, wait).unref();
    const read = await readFile(loading, file);
    kept.save();
    for (const entry of context.store.values())
      if (entry.filePath === file && entry.id !== read?.record?.id) context.store.delete(entry.id);
    store(context, file, read?.record);
    liveContent().change(file, read);
  };
  const onChange = async (file: string): Promise<void> => {
    if (file.endsWith('.md')) return reload(file);
    const beside = (await findContentFiles(root)).filter(
      (each) => posix.dirname(each) === posix.dirname(file),
    );
    for (const each of beside) await reload(each);
    // Texts elsewhere may show it too.
    liveContent().change(file, undefined);
  };
  // One after the other: of a file that changes while it is read, the last reading is the one that counts.
  let last = Promise.resolve();
  const inTurn = (act: () => Promise<void>): void => void (last = last.then(act));
  const onEvent = (path: string): void => {
    const file = relative(root, path).split(sep).join('/');
    if (file.startsWith(`content/${type}/`)) inTurn(() => onChange(file));
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, onEvent);
};
