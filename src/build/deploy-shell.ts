import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { explainDisk } from '../support/disk-errors.mjs';
import type { Destination } from './deploy-destination.ts';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** What to say where a command ended otherwise than well. */
export const toFailure = (
  { name, explain }: Destination,
  code: number | null,
  said: string,
): Error => {
  const ofDisk = explainDisk(said);
  if (ofDisk !== undefined) return new Error(`${name}: ${ofDisk} What is served there is whole.`);
  const words = [said.trim() || `a step ended with ${String(code)}`, explain(code, said)];
  return new Error(`${name}: ${words.filter(Boolean).join('\n')}`);
};

/** What programs say is looked into. What they take for a letter stays as it was: tar reads names by that. */
const inEnglish =
  'LANG="${LC_ALL:-${LANG:-C}}" LC_MESSAGES=C; unset LC_ALL; export LANG LC_MESSAGES';

/**
 * Runs a POSIX shell script where the editions are. Its arguments are `$1`, `$2`, …; it ends at the first command that
 * fails.
 *
 * @param input What it reads.
 * @returns What it printed.
 * @throws Where it fails, with what it said.
 */
export const runThere = (
  destination: Destination,
  script: string,
  args: readonly string[],
  input?: Readable | string,
): Promise<string> => {
  const [program = 'sh', ...rest] = destination.shell;
  const line = `sh -c ${quote(`set -eu\n${inEnglish}\n${script}`)} deploy ${args.map(quote).join(' ')}`;
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...rest, line], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [printed, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    child.once('error', (error) =>
      reject(new Error(`${program} cannot be started: ${error.message}`)),
    );
    child.once('close', (code) => {
      if (code === 0) resolve(printed);
      else reject(toFailure(destination, code, said));
    });
    // It may end before it has read all: what it said tells more than the broken pipe.
    child.stdin.on('error', () => undefined);
    if (typeof input === 'object') input.pipe(child.stdin);
    else child.stdin.end(input ?? '');
  });
};

/** A folder's files as one stream. */
export const packFolder = (folder: string): { stream: Readable; done: Promise<void> } => {
  const child = spawn('tar', ['-cf', '-', '-C', folder, '.'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`tar cannot be started: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`tar could not read ${folder}: ${explainDisk(said) ?? said.trim()}`));
    });
  });
  return { stream: child.stdout, done };
};
