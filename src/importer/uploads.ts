import { lstat, readdir } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { MediaSource } from './media-shelf.ts';
import { toMediaPath, toOriginal } from './media-path.ts';

/** The part of a path that a copy of the uploads has. */
const toUploadPath = (path: string): string =>
  path.replace(/^.*?\/(?:wp-content\/uploads|files)\//, '').replace(/^\/+/, '');

const findFiles = async (folder: string): Promise<Map<string, string>> => {
  // Not into folders that links lead to: a circle of them would never end.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const found = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  for (const name of names) {
    const path = name.split(sep).join('/').normalize('NFC');
    found.set(path.toLowerCase(), join(folder, name));
    const last = basename(path).toLowerCase();
    byName.set(`*${last}`, byName.has(`*${last}`) ? undefined : join(folder, name));
  }
  for (const [name, path] of byName) if (path !== undefined) found.set(name, path);
  return found;
};

/**
 * A copy of an old site's uploads, in which files are found by the path of their address, else by their name where only
 * one has it.
 *
 * @param folder Undefined where there is no copy, and all is to be fetched.
 * @throws Where the folder cannot be read.
 */
export const readUploads = async (folder: string | undefined): Promise<MediaSource> => {
  const files = folder === undefined ? new Map<string, string>() : await findFiles(folder);
  return {
    find: async (url) => {
      const path = toUploadPath(toMediaPath(url)).toLowerCase();
      const original = toOriginal(path);
      const source = [original, path, `*${basename(original)}`, `*${basename(path)}`]
        .map((each) => files.get(each))
        .find(Boolean);
      // A link could lead out of the folder.
      const isFile =
        source !== undefined &&
        (await lstat(source).then(
          (found) => found.isFile(),
          () => false,
        ));
      return isFile ? source : undefined;
    },
    toKey: (path) =>
      path
        .slice((folder ?? '').length)
        .split(sep)
        .join('/'),
  };
};
