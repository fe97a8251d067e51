import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Does `work` while no other build uses the same cache: two at once would undo each other's. Where one does, it
 * answers with what to tell people, and does nothing. A lock whose owner is gone is taken over.
 */
export const withBuildLock = async <Result>(
  file: string,
  work: () => Promise<Result>,
): Promise<Result | { readonly taken: string }> => {
  const owner = take(file) ?? take(file);
  if (owner !== 'us')
    return {
      taken: `Another build of this site is under way (process ${String(owner)}).\n  Wait until it has finished. If there is none, delete ${file}.`,
    };
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};

/** `us`, or the process that has the lock; `undefined` where its owner was gone, and it is free to be taken now. */
const take = (file: string): 'us' | number | undefined => {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return 'us';
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  const owner = Number(readFileSync(file, 'utf8'));
  if (owner > 0 && isAlive(owner)) return owner;
  rmSync(file, { force: true });
  return undefined;
};

const isAlive = (process_: number): boolean => {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
