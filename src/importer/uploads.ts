import { basename } from 'node:path';
import { listWithin, type Listing } from '../support/read-within.ts';
import type { MediaSource } from './media-shelf.ts';
import { toMediaPath, toOriginal } from './media-path.ts';

/** The part of a path that a copy of the uploads has. */
const toUploadPath = (path: string): string =>
  path.replace(/^.*?\/(?:wp-content\/uploads|files)\//, '').replace(/^\/+/, '');

const indexFiles = (names: readonly string[]): Map<string, string> => {
  const found = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  for (const name of names) {
    const path = name.normalize('NFC');
    found.set(path.toLowerCase(), name);
    const last = basename(path).toLowerCase();
    byName.set(`*${last}`, byName.has(`*${last}`) ? undefined : name);
  }
  for (const [name, path] of byName) if (path !== undefined) found.set(name, path);
  return found;
};

/** A copy of an old site's uploads. */
export interface Uploads extends MediaSource {
  /** What cannot be read, links that lead out included. */
  readonly faults: Listing['faults'];
}

/**
 * A copy of an old site's uploads, in which files are found by the path of their address, else by their name where only
 * one has it. Links are not followed out of it.
 *
 * @param folder Undefined where there is no copy, and all is to be fetched.
 */
export const readUploads = (folder: string | undefined): Uploads => {
  const { files, faults } = folder === undefined ? { files: [], faults: [] } : listWithin(folder);
  const byPath = indexFiles(files);
  return {
    faults,
    folder: folder ?? '',
    find: (url) => {
      const path = toUploadPath(toMediaPath(url)).toLowerCase();
      const original = toOriginal(path);
      return [original, path, `*${basename(original)}`, `*${basename(path)}`]
        .map((each) => byPath.get(each))
        .find(Boolean);
    },
  };
};
