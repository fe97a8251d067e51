import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What one run of a command cost. */
export interface Cost {
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds of processor time, of the command and all that it started. */
  readonly cpu: number;
  /** Megabytes of the largest of its processes at its largest. */
  readonly peak: number;
  readonly output: string;
}

const sampleMs = 50;

const readStatus = (process: string): Promise<string> =>
  readFile(`/proc/${process}/status`, 'utf8').catch(() => '');

const numberIn = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);

/** The largest resident size, in megabytes, that any process of a session has had so far. */
const findPeak = async (session: number): Promise<number> => {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const peaks = await Promise.all(
    processes.map(async (process) => {
      const status = await readStatus(process);
      return numberIn(status, 'NSsid') === session ? numberIn(status, 'VmHWM') / 1024 : 0;
    }),
  );
  return Math.max(0, ...peaks);
};

/** Runs a command in a session of its own and measures it; fails with its output where it fails. Linux only. */
export const measure = async (
  command: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Cost> => {
  const child = spawn('bash', ['-c', 'TIMEFORMAT="cpu %U %S"; time "$@"', 'bench', ...command], {
    cwd: folder,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started = performance.now();
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  let peak = 0;
  const timer = setInterval(() => {
    void findPeak(child.pid ?? 0).then((found) => (peak = Math.max(peak, found)));
  }, sampleMs);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}\n${output}`);
  const [, user = '0', system = '0'] = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(output) ?? [];
  return {
    wall: (performance.now() - started) / 1000,
    cpu: Number(user) + Number(system),
    peak,
    output: output.replace(/cpu [\d. ]+\s*$/, ''),
  };
};

/** How many files lie below a folder, and how many bytes they have. */
export const weigh = async (folder: string): Promise<{ files: number; bytes: number }> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
};
