import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { writeWhole } from './whole-file.mjs';

/*
 * The name of a file in the cache says what it was made of, and nothing of its bytes. Their checksum lies next to a
 * file, or in a folder: what has broken on the disk since counts as not there.
 */
const checksumOf = (file: string): string => `${file}.sha256`;

const folderChecksums = '.sha256';

/** Writes a file and its checksum, each whole or not at all. */
export const writeChecksummed = (file: string, bytes: Uint8Array): void => {
  writeWhole(checksumOf(file), hash('sha256', bytes));
  writeWhole(file, bytes);
};

/** The bytes that were written; `undefined` where they are not there, or are others now. */
export const readChecksummed = async (file: string): Promise<Buffer<ArrayBuffer> | undefined> => {
  const [bytes, checksum] = await Promise.all([
    readFile(file).catch(() => undefined),
    readFile(checksumOf(file), 'utf8').catch(() => undefined),
  ]);
  return bytes && hash('sha256', bytes) === checksum ? bytes : undefined;
};

/** Of each file of a folder, by its path in it, the digest of its bytes; in the order of the paths. */
export type FolderChecksums = ReadonlyMap<string, string>;

const digestFolder = async (folder: string): Promise<FolderChecksums> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== folderChecksums)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.split(sep).join('/'))
    .sort();
  const digests = new Map<string, string>();
  for (const file of files) digests.set(file, hash('sha256', await readFile(join(folder, file))));
  return digests;
};

/** The digest of what follows, then that. */
const toText = (checksums: FolderChecksums): string => {
  const text = JSON.stringify([...checksums]);
  return `${hash('sha256', text)}\n${text}`;
};

/** Puts into a finished folder the checksums of its files; `checksums`, where they are known. */
export const writeFolderChecksums = async (
  folder: string,
  checksums?: FolderChecksums,
): Promise<void> => {
  const sorted = checksums && new Map([...checksums].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeWhole(join(folder, folderChecksums), toText(sorted ?? (await digestFolder(folder))));
};

/** A folder's checksums, for which none of its files is read; `undefined` where they are not there whole. */
export const readFolderChecksums = async (folder: string): Promise<FolderChecksums | undefined> => {
  const found = await readFile(join(folder, folderChecksums), 'utf8').catch(() => '');
  const [digest, text] = found.split('\n');
  return text && digest === hash('sha256', text)
    ? new Map(JSON.parse(text) as readonly (readonly [string, string])[])
    : undefined;
};

/** Whether a folder is there, with the files that it was finished with. */
export const isFolderIntact = async (folder: string): Promise<boolean> => {
  const checksums = await readFolderChecksums(folder);
  // What goes while it is looked at counts as not there.
  const found = checksums && (await digestFolder(folder).catch(() => undefined));
  return checksums !== undefined && found !== undefined && toText(checksums) === toText(found);
};
