import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What git prints; undefined where it fails, is not there, or the folder is not in its care. */
const run = async (root: string, args: readonly string[]): Promise<string | undefined> => {
  try {
    const { stdout } = await promisify(execFile)('git', args, {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch {
    return undefined;
  }
};

/** Whether the last commit holds the file just as it is on the disk. */
export const isCommitted = async (root: string, file: string): Promise<boolean> => {
  const committed = await run(root, ['show', `HEAD:./${file}`]);
  return (
    committed !== undefined &&
    committed === (await readFile(join(root, file), 'utf8').catch(() => undefined))
  );
};

/** The commits of all branches that touch the file, the newest first, each in a line. */
export const listCommits = async (root: string, file: string): Promise<readonly string[]> => {
  const printed = await run(root, ['log', '--all', '--format=%h %as %s', '--', file]);
  return (printed ?? '').split('\n').filter((line) => line !== '');
};
