import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runNpm } from '../../../src/cli/bootstrap/npm.mjs';

/** The judges bring a Java program of 30 MB: they are installed when they are first asked for. */
const manifests = resolve(import.meta.dirname, '../../audit');
const home = resolve(import.meta.dirname, '../../../.cache/audit');

/** A file of a package that only the audit needs. */
export const judge = (file: string): string => join(home, 'node_modules', file);

/** @throws With npm's reason where they cannot be installed. */
export const ensureJudges = async (say: (line: string) => void): Promise<void> => {
  const read = (folder: string) =>
    readFile(join(folder, 'package-lock.json'), 'utf8').catch(() => '');
  if (existsSync(judge('vnu-jar')) && (await read(home)) === (await read(manifests))) return;
  say('Installing the judges (about a minute) …');
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await cp(manifests, home, { recursive: true });
  await runNpm(['ci'], { cwd: home, env: process.env });
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
