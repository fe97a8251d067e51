import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readChecksummed, writeChecksummed } from '../support/checksum.ts';

/** The text that `make` makes, kept in a folder by the digest of all that it is made of; only the last one is. */
export const keepFile = async (
  folder: string,
  key: string,
  make: () => Promise<string>,
): Promise<string> => {
  const file = join(folder, key);
  const kept = await readChecksummed(file);
  if (kept) return kept.toString('utf8');
  const text = await make();
  await rm(folder, { recursive: true, force: true });
  writeChecksummed(file, Buffer.from(text));
  return text;
};
