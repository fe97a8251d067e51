import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Where editions are deployed to. */
export interface Destination {
  /** What people call it: `user@host:/path`, or the folder. */
  readonly name: string;
  readonly folder: string;
  /** Program and arguments that run one command line there. */
  readonly shell: readonly string[];
}

/** `user@host:/path` is another machine's folder, by ssh; all else is a folder here. */
export const toDestination = (to: string, ssh: string): Destination => {
  const [, host, path] = /^([^/:]+):(.+)$/.exec(to) ?? [];
  if (host === undefined || path === undefined)
    return { name: to, folder: to, shell: ['sh', '-c'] };
  return { name: to, folder: path.replace(/\/+$/, ''), shell: [...ssh.split(' '), host] };
};

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Runs a POSIX shell script where the editions are. Its arguments are `$1`, `$2`, …; it ends at the first command that
 * fails.
 *
 * @param input What it reads.
 * @returns What it printed.
 * @throws Where it fails, with what it said.
 */
export const runThere = (
  { shell, name }: Destination,
  script: string,
  args: readonly string[],
  input?: Readable | string,
): Promise<string> => {
  const [program = 'sh', ...rest] = shell;
  const line = `sh -c ${quote(`set -eu\n${script}`)} deploy ${args.map(quote).join(' ')}`;
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...rest, line], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [printed, said] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) =>
      reject(new Error(`${program} cannot be started: ${error.message}`)),
    );
    child.once('close', (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${name}: ${said.trim() || `a step ended with ${String(code)}`}`));
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
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`tar could not read ${folder}`));
    });
  });
  return { stream: child.stdout, done };
};
