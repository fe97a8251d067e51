import { readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { settings } from '../config.ts';
import type { ContentType } from './content-path.ts';
import { digestSources } from './digest-sources.ts';
import { mapInBatches } from './map-in-batches.ts';
import { findContentFiles } from './read-content.ts';
import { readRecord } from './read-record.ts';
import { decodeSource } from './read-source.ts';

/** All that decides what a file's record looks like, besides the file. Their change re-reads every file. */
const pipeline = ['src/config.ts', 'src/i18n', 'src/markdown', 'src/records', 'package-lock.json'];

/**
 * Loads one kind of content into its collection: an entry is the typed record, under the record's id.
 * A file whose bytes and pipeline are those of the last build is not read again. What is wrong in a file
 * is the checker's to tell; a file that makes no record is left out here.
 */
export const contentLoader = (type: ContentType): Loader => ({
  name: `throughline-${type}`,
  load: async (context) => {
    const root = fileURLToPath(context.config.root);
    const salt = context.generateDigest(
      (await digestSources(root, pipeline)) + JSON.stringify(settings),
    );
    const files = (await findContentFiles(root)).filter((file) =>
      file.startsWith(`content/${type}/`),
    );
    const known = new Map(context.store.values().map((entry) => [entry.filePath, entry]));
    const loaded = await mapInBatches(files, (file) =>
      load(context, root, file, salt, known.get(file)),
    );
    const kept = new Set(loaded);
    for (const id of context.store.keys()) if (!kept.has(id)) context.store.delete(id);
    if (context.watcher) watch(context, context.watcher, root, type, salt);
  },
});

/** Loads a file into the store; returns the id of its entry, or `undefined` where it makes none. */
const load = async (
  context: LoaderContext,
  root: string,
  file: string,
  salt: string,
  known: { readonly id: string; readonly digest?: number | string } | undefined,
): Promise<string | undefined> => {
  const bytes = await readFile(join(root, file)).catch(() => undefined);
  if (!bytes) return undefined;
  const digest = context.generateDigest(salt + bytes.toString('latin1'));
  if (known?.digest === digest) return known.id;
  const { record, problems } = await readRecord(root, file, decodeSource(file, bytes));
  if (!record) return undefined;
  const entry = { id: record.id, data: { ...record.value }, filePath: file };
  // Without a digest the file is read again next time: a missing picture may have come since.
  context.store.set(problems.length === 0 ? { ...entry, digest } : entry);
  return record.id;
};

/** A changed text is read again; a picture that comes or goes, with the texts beside it. */
const watch = (
  context: LoaderContext,
  watcher: NonNullable<LoaderContext['watcher']>,
  root: string,
  type: ContentType,
  salt: string,
): void => {
  const reload = async (file: string): Promise<void> => {
    const id = await load(context, root, file, salt, undefined);
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
