import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from './compare-text.ts';

/**
 * SHA-256 over the names and bytes of `paths`, files or whole folders, relative to `root`; what is not there
 * counts as empty. The same on every machine, in whatever order and place the files lie.
 */
export const digestSources = async (root: string, paths: readonly string[]): Promise<string> => {
  const files = (await Promise.all(paths.map((path) => findFiles(root, path))))
    .flat()
    .sort(compareText);
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
};

const findFiles = async (root: string, path: string): Promise<string[]> => {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => undefined);
  if (!entries)
    return readFile(join(root, path)).then(
      () => [path],
      () => [],
    );
  const found = await Promise.all(
    entries.map(async (entry) =>
      entry.isDirectory() ? findFiles(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
    ),
  );
  return found.flat();
};
