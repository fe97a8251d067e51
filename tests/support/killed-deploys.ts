import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './folder.ts';

/** How a command of `npm run deploy` ended. */
export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly said: string;
}

/** A moment at which a deployment is killed, with everything that it has started: before a command, or half-way. */
export interface Moment {
  /** The how manieth command that changes something. */
  readonly count: number;
  readonly isHalfway: boolean;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** SIGKILL to the deployment and all that it has started. */
  readonly kill: () => void;
  /** SIGKILL to the deployment alone. */
  readonly killAlone: () => void;
}

/** Runs `npm run deploy`, in a process group of its own. */
export const startDeploy = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running => {
  const child = spawn(process.execPath, ['src/cli/deploy.ts', ...args], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const keep = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return {
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal, said }));
    }),
    kill: () => {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    },
    killAlone: () => void child.kill('SIGKILL'),
  };
};

/** The programs with which the steps of a deployment change something. */
const changing = ['cat', 'chmod', 'cp', 'ln', 'mkdir', 'mv', 'rm', 'sync', 'tar', 'touch'];

/** Stands before a program in PATH: counts, and kills all that belongs to the deployment when its time has come. */
const toStandIn = (program: string, folder: string): string => `#!/bin/sh
PATH=$REAL_PATH
case "${program} $1" in 'tar -cf' | 'cat '*.json) exec ${program} "$@" ;; esac
echo "${program} $1" >> '${folder}/log'
[ "$(wc -l < '${folder}/log')" -eq "$KILL_AT" ] || exec ${program} "$@"
case "$HALFWAY ${program} $1" in
  'yes tar -xof') head -c 3000 | tar "$@" ;;
  'yes rm -rf') shift; find "$@" -type f | head -n 3 | tr '\\n' '\\0' | xargs -0 rm -f ;;
esac
kill -KILL 0
`;

/** Kills deployments at moments that are the same each time. */
export const makeKiller = async () => {
  const folder = await makeFolder('killer');
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const program of changing) {
    await writeFile(join(bin, program), toStandIn(program, folder));
    await chmod(join(bin, program), 0o755);
  }
  const path = process.env['PATH'] ?? '';
  const run = async (args: readonly string[], at: Moment): Promise<Ended> => {
    await writeFile(join(folder, 'log'), '');
    return startDeploy(args, {
      PATH: `${bin}:${path}`,
      REAL_PATH: path,
      KILL_AT: String(at.count),
      HALFWAY: at.isHalfway ? 'yes' : 'no',
    }).ended;
  };
  /** All moments of a deployment that comes to its end, which this does. */
  const findMoments = async (args: readonly string[]): Promise<readonly Moment[]> => {
    const { code, said } = await run(args, { count: 0, isHalfway: false });
    if (code !== 0) throw new Error(said);
    const commands = (await readFile(join(folder, 'log'), 'utf8')).split('\n').filter(Boolean);
    return commands.flatMap((command, i) =>
      (/^(?:tar -xof|rm -rf)$/.test(command) ? [false, true] : [false]).map((isHalfway) => ({
        count: i + 1,
        isHalfway,
      })),
    );
  };
  return { run, findMoments };
};

/** A copy of a server's folder, in which files that are one stay one. */
export const copyServer = async (folder: string): Promise<string> => {
  const copy = join(await makeFolder('server'), 'site');
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return copy;
};
