import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../support/whole-file.mjs';

/** By publication and who vouches for it: the highest number of an edition that was seen. */
export type SeenEditions = Readonly<Record<string, number>>;

const schema = z.record(z.string(), z.int().nonnegative());

/** Where whoever verifies remembers what was seen: in their own folder of such things, so that it lasts. */
export const usualMemory = (environment: NodeJS.ProcessEnv): string =>
  join(
    environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'),
    'throughline',
    'seen-editions.json',
  );

/** @throws Where it is there and cannot be read: going on would forget what was seen. */
export const readSeenEditions = async (file: string): Promise<SeenEditions> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOENT' || code === 'ENOTDIR' ? '{}' : '';
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${file}, the memory of editions that were seen, is broken or cannot be read. Delete it to begin anew.`,
    );
  }
};

/** Remembers an edition, unless a later one was seen. @throws The system's error where that cannot be written. */
export const rememberEdition = async (
  file: string,
  publication: string,
  sequence: number,
): Promise<void> => {
  const seen = await readSeenEditions(file);
  if ((seen[publication] ?? -1) >= sequence) return;
  writeWhole(file, `${JSON.stringify({ ...seen, [publication]: sequence }, null, 1)}\n`);
};
