import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { settings } from '../config.ts';
import type { ContentType } from './content-path.ts';
import { digestSources } from './digest-sources.ts';
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
    const loaded = await Promise.all(files.map((file) => load(context, root, file, salt)));
    const kept = new Set(loaded);
    for (const id of context.store.keys()) if (!kept.has(id)) context.store.delete(id);
    if (context.watcher) watch(context, context.watcher, root, type, salt);
  },
});

/** Loads a file into the store; returns the id of its entry, or `undefined` where it makes none. */
const load = async (
  { store, generateDigest }: LoaderContext,
  root: string,
  file: string,
  salt: string,
): Promise<string | undefined> => {
  const bytes = await readFile(join(root, file)).catch(() => undefined);
  if (!bytes) return undefined;
  const digest = generateDigest(salt + bytes.toString('latin1'));
  const known = store.values().find((entry) => entry.filePath === file);
  if (known?.digest === digest) return known.id;
  const { record } = await readRecord(root, file, decodeSource(file, bytes));
  if (!record) return undefined;
  store.set({ id: record.id, data: { ...record.value }, filePath: file, digest });
  return record.id;
};

const watch = (
  context: LoaderContext,
  watcher: NonNullable<LoaderContext['watcher']>,
  root: string,
  type: ContentType,
  salt: string,
): void => {
  const reload = async (path: string): Promise<void> => {
    const file = relative(root, path).split(sep).join('/');
    if (!file.startsWith(`content/${type}/`) || !file.endsWith('.md')) return;
    const id = await load(context, root, file, salt);
    for (const entry of context.store.values()) {
      if (entry.filePath === file && entry.id !== id) context.store.delete(entry.id);
    }
  };
  watcher.add(join(root, 'content'));
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.on(event, (path) => void reload(path));
  }
};
