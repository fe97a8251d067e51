import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** The files of `public/`, which a site carries as they are: relative to it, with forward slashes. */
export const findPublicFiles = async (root: string): Promise<string[]> => {
  const folder = join(root, 'public');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.split(sep).join('/'));
};
