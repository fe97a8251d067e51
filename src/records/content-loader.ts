import { readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { toCacheFolder } from './cache-folder.ts';
import type { ContentType } from './content-path.ts';
import {
  digestPipeline,
  isCurrent,
  openKeptRecords,
  toRecordKey,
  type KeptRecords,
} from './kept-records.ts';
import { makeRecordTexts } from './make-record-texts.ts';
import { mapInBatches } from './map-in-batches.ts';
import { findContentFiles } from './find-content.ts';

/** What Astro's store holds of a record: only where it is kept, so that an archive's texts are not in the bundle. */
export interface RecordAddress {
  readonly key: string;
}

interface Loading {
  readonly context: LoaderContext;
  readonly root: string;
  readonly pipelineDigest: string;
  readonly kept: KeptRecords;
}

/**
 * Loads one kind of content into its collection: an entry is the address of a record in the cache, under the
 * record's id. A file whose bytes and pipeline are those of the last build is not read again. What is wrong in a
 * file is the checker's to tell; a file that makes no record is left out here.
 */
export const contentLoader = (type: ContentType): Loader => ({
  name: `throughline-${type}`,
  load: async (context) => {
    const root = fileURLToPath(context.config.root);
    const loading = {
      context,
      root,
      pipelineDigest: await digestPipeline(root),
      kept: openKeptRecords(toCacheFolder(root)),
    };
    const files = (await findContentFiles(root)).filter((file) =>
      file.startsWith(`content/${type}/`),
    );
    const known = new Map(context.store.values().map((entry) => [entry.filePath, entry]));
    const loaded = await mapInBatches(files, (file) => load(loading, file, known.get(file)));
    loading.kept.save();
    const loadedIds = new Set(loaded);
    for (const id of context.store.keys()) if (!loadedIds.has(id)) context.store.delete(id);
    if (context.watcher) watch(loading, context.watcher, type);
    else loading.kept.close();
  },
});

/** Loads a file into the store; returns the id of its entry, or `undefined` where it makes none. */
const load = async (
  { context, root, pipelineDigest, kept }: Loading,
  file: string,
  known?: { readonly id: string; readonly digest?: number | string },
): Promise<string | undefined> => {
  const bytes = await readFile(join(root, file)).catch(() => undefined);
  if (!bytes) return undefined;
  const key = toRecordKey(pipelineDigest, file, bytes);
  if (known?.digest === key && kept.has(key)) return known.id;
  const found = kept.find(key);
  if (!found || !(await isCurrent(root, found)))
    kept.keep(key, await makeRecordTexts({ root, file, bytes }));
  const { record, problems = [] } = kept.find(key) ?? {};
  if (!record) return undefined;
  const entry = { id: record.id, data: { key }, filePath: file };
  // Without a digest the file is read again next time: a missing picture may have come since.
  context.store.set(problems.length === 0 ? { ...entry, digest: key } : entry);
  return record.id;
};

/** A changed text is read again; a picture that comes or goes, with the texts beside it. */
const watch = (
  loading: Loading,
  watcher: NonNullable<LoaderContext['watcher']>,
  type: ContentType,
): void => {
  const { context, root, kept } = loading;
  const reload = async (file: string): Promise<void> => {
    const id = await load(loading, file);
    kept.save();
    for (const entry of context.store.values()) {
      if (entry.filePath === file && entry.id !== id) context.store.delete(entry.id);
    }
  };
  const onChange = async (path: string): Promise<void> => {
    const changed = relative(root, path).split(sep).join('/');
    if (!changed.startsWith(`content/${type}/`)) return;
    if (changed.endsWith('.md')) return reload(changed);
    const beside = (await findContentFiles(root)).filter(
      (file) => posix.dirname(file) === posix.dirname(changed),
    );
    await Promise.all(beside.map(reload));
  };
  watcher.add(join(root, 'content'));
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.on(event, (path: string) => void onChange(path));
  }
};
