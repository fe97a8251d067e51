import { createHash, hash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './write-whole.ts';

/**
 * What is kept under a name that says what it was made of says nothing of its bytes. A seal is their digest, beside a
 * file or in a folder: what has broken on the disk since is as good as not there.
 */
const sealOf = (file: string): string => `${file}.seal`;

const folderSeal = '.seal';

/** Writes a file and its seal, each whole or not at all. */
export const writeSealed = async (file: string, bytes: Uint8Array): Promise<void> => {
  await writeWhole(sealOf(file), hash('sha256', bytes));
  await writeWhole(file, bytes);
};

/** The bytes that were written; `undefined` where they are not there, or are others now. */
export const readSealed = async (file: string): Promise<Buffer<ArrayBuffer> | undefined> => {
  const [bytes, seal] = await Promise.all([
    readFile(file).catch(() => undefined),
    readFile(sealOf(file), 'utf8').catch(() => undefined),
  ]);
  return bytes && hash('sha256', bytes) === seal ? bytes : undefined;
};

const digestFolder = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== folderSeal)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const digest = createHash('sha256');
  for (const file of files)
    digest.update(`${file}\0${hash('sha256', await readFile(join(folder, file)))}\0`);
  return digest.digest('hex');
};

/** Seals a folder that is finished. */
export const sealFolder = async (folder: string): Promise<void> =>
  writeFile(join(folder, folderSeal), await digestFolder(folder));

/** Whether a folder is there, as it was sealed. */
export const isSealed = async (folder: string): Promise<boolean> => {
  const seal = await readFile(join(folder, folderSeal), 'utf8').catch(() => undefined);
  return seal !== undefined && seal === (await digestFolder(folder));
};
