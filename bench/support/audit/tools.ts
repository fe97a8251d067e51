import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { installLater } from '../install-later.ts';

const packages = resolve(import.meta.dirname, '../../../.cache/audit/node_modules');

/** A file of a package that only the audit needs. */
export const judge = (file: string): string => join(packages, file);

/** @throws With npm's reason where they cannot be installed. */
export const ensureJudges = async (say: (line: string) => void): Promise<void> => {
  await installLater('audit', 'the judges', say);
};

/** What a program printed, however it ended. */
export const run = (
  program: string,
  args: readonly string[],
  cwd?: string,
): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((done, fail) => {
    const options = { maxBuffer: 256 * 1024 * 1024, ...(cwd !== undefined && { cwd }) };
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') fail(new Error(error.message));
      else done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });

/** What one judge looked at, and what it has against it. */
export interface Verdict {
  readonly judge: string;
  /** What was looked at, in numbers. */
  readonly looked: string;
  /** Each with its place. */
  readonly faults: readonly string[];
}

/** A judge that this machine does not have. */
export const skipped = (name: string, why: string): Verdict => ({
  judge: name,
  looked: 'nothing',
  faults: [`it could not be asked: ${why}`],
});
