import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text that `make` makes, kept in a folder by the digest of all that it is made of; only the last one is. */
export const keepFile = async (
  folder: string,
  key: string,
  make: () => Promise<string>,
): Promise<string> => {
  const file = join(folder, key);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept;
  const text = await make();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
  return text;
};
