import { open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { codeOf } from '../support/disk-errors.mjs';
import { FileFault, readWithin } from '../support/read-within.ts';
import { makeFolder, openPart, type Part } from '../support/whole-file.mjs';
import type { Store } from './store.ts';

/** What a crash leaves of a file that was being written; nobody lists or reads it. */
const isUnfinished = (name: string): boolean => name.startsWith('.') && name.endsWith('.part');

/** Without this, a power cut can forget the name of a file whose bytes are safe. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/** Makes the folder, and keeps the names of those that it had to make. */
const makeFolders = async (folder: string, mode: number): Promise<void> => {
  const first = makeFolder(folder, mode);
  if (first === undefined) return;
  for (let made = folder; made !== dirname(first); made = dirname(made)) {
    await syncFolder(dirname(made));
  }
};

/** A text that is whole and on the disk, and has yet to be given its name. */
const writePart = async (path: string, text: string, mode: number): Promise<Part> => {
  const part = openPart(path, mode);
  part.write(text);
  await part.sync();
  return part;
};

const readText = (folder: string, name: string): string =>
  readWithin(folder, name).toString('utf8');

/** Who may read what is written: for an inbox its owner, for content whoever may read the rest of it. */
const modes = {
  private: { file: 0o600, folder: 0o700 },
  shared: { file: 0o644, folder: 0o755 },
} as const;

/**
 * A folder of files as a store, such as an inbox that only its owner may read. A file is written beside its place, synced, then named,
 * and the folder synced too: whatever happens in between, it is there whole or not at all.
 */
export const toFolderStore = (folder: string, access: keyof typeof modes = 'private'): Store => {
  const mode = modes[access];
  const inFolder = (name: string): string => {
    const path = resolve(folder, name);
    if (!path.startsWith(resolve(folder) + sep))
      throw new Error(`"${name}" lies outside of ${folder}.`);
    return path;
  };
  return {
    create: async (name, text) => {
      const path = inFolder(name);
      await makeFolders(dirname(path), mode.folder);
      const created = (await writePart(path, text, mode.file)).create();
      await syncFolder(dirname(path));
      return created;
    },
    read: async (name) => {
      try {
        inFolder(name);
        return await Promise.try(readText, folder, name);
      } catch (error) {
        if (error instanceof FileFault && error.kind === 'missing') return undefined;
        throw error;
      }
    },
    write: async (name, text) => {
      const path = inFolder(name);
      await makeFolders(dirname(path), mode.folder);
      (await writePart(path, text, mode.file)).replace();
      await syncFolder(dirname(path));
    },
    remove: async (name) => rm(inFolder(name), { force: true }),
    list: async (name) => {
      const names = await readdir(inFolder(name)).catch((error: unknown): string[] => {
        if (codeOf(error) === 'ENOENT') return [];
        throw error;
      });
      return names
        .filter((each) => !each.startsWith('.'))
        .sort()
        .map((each) => `${name}/${each}`);
    },
  };
};

const hour = 60 * 60 * 1000;

/** Takes away what crashes left half written: parts that nobody can still be at work on. */
export const removeUnfinished = async (folder: string, now: number): Promise<void> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!isUnfinished(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const age = now - (await stat(path).catch(() => ({ mtimeMs: now }))).mtimeMs;
    if (age > hour) await rm(path, { force: true });
  }
};
