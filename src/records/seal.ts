import { hash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
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

/** Of each file of a folder, by its path in it, the digest of its bytes; in the order of the paths. */
export type FolderSeal = ReadonlyMap<string, string>;

const digestFolder = async (folder: string): Promise<FolderSeal> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== folderSeal)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.split(sep).join('/'))
    .sort();
  const digests = new Map<string, string>();
  for (const file of files) digests.set(file, hash('sha256', await readFile(join(folder, file))));
  return digests;
};

/** The seal's own digest, and what it says. */
const toSealText = (seal: FolderSeal): string => {
  const text = JSON.stringify([...seal]);
  return `${hash('sha256', text)}\n${text}`;
};

/** Seals a folder that is finished; `seal`, where it is known what is in it. */
export const sealFolder = async (folder: string, seal?: FolderSeal): Promise<void> => {
  const sorted = seal && new Map([...seal].sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(join(folder, folderSeal), toSealText(sorted ?? (await digestFolder(folder))));
};

/** What a folder's seal says of its files, none of which is read; `undefined` where there is no whole seal. */
export const readFolderSeal = async (folder: string): Promise<FolderSeal | undefined> => {
  const found = await readFile(join(folder, folderSeal), 'utf8').catch(() => '');
  const [digest, text = ''] = found.split('\n');
  return digest === hash('sha256', text)
    ? new Map(JSON.parse(text) as readonly (readonly [string, string])[])
    : undefined;
};

/** Whether a folder is there, as it was sealed. */
export const isSealed = async (folder: string): Promise<boolean> => {
  const seal = await readFolderSeal(folder);
  // What goes while it is looked at is as good as not there.
  const found = seal && (await digestFolder(folder).catch(() => undefined));
  return seal !== undefined && found !== undefined && toSealText(seal) === toSealText(found);
};
