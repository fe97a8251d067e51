import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../support/source-files.ts';

/*
 * The bootstrap is run for real, in a project that holds nothing else. Only npm is a stand-in: it notes what it is
 * asked for and brings the package of this platform's Node, whose program is the Node that runs these tests.
 */
const nodePackage = `node-${process.platform}-${process.arch}`;
const npm = `#!/bin/sh
echo "$@" >> calls
case "$1" in
  ci | install)
    sleep "\${NPM_TAKES:-0}"
    if [ -n "$NPM_FAILS" ]; then echo "npm error code $NPM_FAILS" >&2; exit 1; fi
    mkdir -p node_modules/.bin
    if [ "$NPM_BRINGS" = nothing ]; then exit 0; fi
    mkdir -p node_modules/${nodePackage}/bin
    ln -sf "\${NPM_BRINGS:-${process.execPath}}" node_modules/${nodePackage}/bin/node
    ln -sf ../${nodePackage}/bin/node node_modules/.bin/node ;;
esac
`;

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-bootstrap-'));
  await mkdir(join(folder, 'src/cli'), { recursive: true });
  await mkdir(join(folder, 'machine'));
  for (const part of ['cli/bootstrap.mjs', 'cli/bootstrap', 'support']) {
    await cp(join(root, 'src', part), join(folder, 'src', part), { recursive: true });
  }
  await writeFile(join(folder, 'package.json'), '{}');
  await writeFile(join(folder, 'package-lock.json'), '{}');
  await writeFile(join(folder, 'machine/npm'), npm);
  await chmod(join(folder, 'machine/npm'), 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

interface Running {
  readonly child: ChildProcess;
  readonly done: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const PATH = `${join(folder, 'machine')}:/usr/bin:/bin`;
  const child = spawn(process.execPath, ['src/cli/bootstrap.mjs', ...args], {
    cwd: folder,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const done = new Promise<Awaited<Running['done']>>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return { child, done };
}

const run = (args: readonly string[], env?: NodeJS.ProcessEnv) => start(args, env).done;
const print = (expression: string) => ['node', '-p', expression];
const readCalls = async () =>
  (await readFile(join(folder, 'calls'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((call) => call.split(' ')[0]);
const installing = 'Installing what is missing (about a minute) …\n';

describe('on a fresh machine', () => {
  it('installs, then runs the command on the pinned Node', async () => {
    const result = await run(print('process.env.PATH'));
    expect(result).toMatchObject({ code: 0, stderr: installing });
    expect(result.stdout).toMatch(
      `${folder}/node_modules/${nodePackage}/bin:${folder}/node_modules/.bin:${folder}/machine`,
    );
  });

  it('runs no install script', async () => {
    await run(print('1'));
    const calls = (await readFile(join(folder, 'calls'), 'utf8')).trimEnd().split('\n');
    expect(calls).toEqual([expect.stringMatching(/^ci .*--ignore-scripts( |$)/) as string]);
  });

  it('installs once for two commands that start together', async () => {
    const env = { NPM_TAKES: '0.5' };
    const results = await Promise.all([run(print('1'), env), run(print('1'), env)]);
    expect(results.map(({ code, stdout }) => [code, stdout])).toEqual([
      [0, '1\n'],
      [0, '1\n'],
    ]);
    expect(results.map(({ stderr }) => stderr)).toContain(
      'Another Throughline command is installing: waiting for it …\n',
    );
    expect(await readCalls()).toEqual(['ci']);
  });
});

describe('on a machine that has everything', () => {
  beforeEach(() => run(print('1')));

  it('says nothing and installs nothing', async () => {
    expect(await run(print('2'))).toEqual({ code: 0, stdout: '2\n', stderr: '' });
    expect(await readCalls()).toEqual(['ci']);
  });

  it('installs again when the lockfile has changed, and leaves the running Node in peace', async () => {
    await writeFile(join(folder, 'package-lock.json'), '{ "lockfileVersion": 3 }');
    expect(await run(print('2'))).toMatchObject({ code: 0, stderr: installing });
    expect(await readCalls()).toEqual(['ci', 'install']);
  });

  it('passes on arguments as they are', async () => {
    const args = ['a b', '$HOME', '*', '--port', ''];
    const { stdout } = await run([
      'node',
      '-p',
      'JSON.stringify(process.argv.slice(1))',
      '--',
      ...args,
    ]);
    expect(JSON.parse(stdout)).toEqual(args);
  });

  it('ends as the command ends', async () => {
    expect(await run(['node', '-e', 'process.exit(7)'])).toMatchObject({ code: 7 });
    expect(await run(['node', '-e', 'process.kill(process.pid, "SIGKILL")'])).toMatchObject({
      code: 128 + 9,
    });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('passes on %s and waits', async (signal) => {
    const script = `process.on('${signal}', () => { console.log('bye'); process.exit(3) });
      setInterval(() => {}, 1000); console.log('ready')`;
    const { child, done } = start(['node', '-e', script]);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill(signal);
    expect(await done).toEqual({ code: 3, stdout: 'ready\nbye\n', stderr: '' });
  });

  it('says so when there is no such command', async () => {
    expect(await run(['no-such-command'])).toEqual({
      code: 127,
      stdout: '',
      stderr: 'There is no command "no-such-command", neither in node_modules/.bin nor in PATH.\n',
    });
  });

  it('says how it is used', async () => {
    expect(await run([])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage:') as string,
    });
  });

  it('names a browser to the tests', async () => {
    await symlink('/bin/true', join(folder, 'machine/chromium'));
    const command = ['--browser', ...print('process.env.THROUGHLINE_CHROMIUM')];
    const { stdout } = await run(command, { PATH: join(folder, 'machine') });
    expect(stdout).toBe(`${join(folder, 'machine/chromium')}\n`);
  });

  it('names several to them, and knows which there are', async () => {
    for (const name of ['lynx', 'w3m']) await symlink('/bin/true', join(folder, 'machine', name));
    const both = print('process.env.THROUGHLINE_LYNX + process.env.THROUGHLINE_W3M');
    const PATH = join(folder, 'machine');
    const { stdout } = await run(['--browser=lynx,w3m', ...both], { PATH });
    expect(stdout).toBe(`${join(PATH, 'lynx')}${join(PATH, 'w3m')}\n`);
    expect(await run(['--browser=mosaic', ...both], { PATH })).toMatchObject({ code: 2 });
  });
});

describe('when something goes wrong', () => {
  it('explains a failure of npm, and tries again the next time', async () => {
    expect(await run(print('1'), { NPM_FAILS: 'ENOTFOUND' })).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "Installing what is missing (about a minute) …
      Throughline could not install what it needs: npm ci failed.
        code ENOTFOUND
      The npm registry cannot be reached from this machine. Check the connection (npm ping). Then run the same command again.
      ",
        "stdout": "",
      }
    `);
    expect(await run(print('1'))).toMatchObject({ code: 0, stdout: '1\n' });
  });

  const platform = `${process.platform}-${process.arch}`;

  it.each([
    ['cannot start', '/nowhere'],
    ['does not exist for this platform', 'nothing'],
  ])(
    'does without the pinned Node where that %s, says so, and does not try again',
    async (_, brought) => {
      const notice = `Throughline brings no Node.js that runs on this machine (${platform}): using the machine’s own ${process.versions.node}.\n`;
      const first = await run(print('1'), { NPM_BRINGS: brought });
      expect(first).toEqual({ code: 0, stdout: '1\n', stderr: installing + notice });
      expect(await run(print('1'))).toEqual({ code: 0, stdout: '1\n', stderr: notice });
      expect(await readCalls()).toEqual(['ci']);
      expect(await readdir(join(folder, 'node_modules/.bin'))).toEqual([]);
    },
  );

  it('says what to install where there is no pinned Node and the machine’s own is too old', async () => {
    const old = `Object.defineProperty(process, 'version', { value: 'v20.20.2' });
      Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`;
    const result = await run(print('1'), {
      NPM_BRINGS: 'nothing',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}`,
    });
    expect(result).toEqual({
      code: 1,
      stdout: '',
      stderr: `${installing}Throughline brings no Node.js that runs on this machine (${platform}), and the machine’s own 20.20.2 is too old. Install Node.js 22.18.0 or newer from your system or https://nodejs.org, then run the same command again.\n`,
    });
  });

  it('starts from nothing after an install that was cut short', async () => {
    const { child, done } = start(print('1'), { NPM_TAKES: '1' });
    while (!existsSync(join(folder, 'calls'))) await sleep(20);
    await writeFile(join(folder, 'node_modules/half-written'), '');
    child.kill('SIGTERM');
    expect(await done).toEqual({ code: 130, stdout: '', stderr: `${installing}Stopped.\n` });

    expect(await run(print('1'))).toMatchObject({ code: 0, stdout: '1\n' });
    expect(existsSync(join(folder, 'node_modules/half-written'))).toBe(false);
  });

  it('can be stopped while it still starts npm', async () => {
    const stopsItself = `
      import programs from 'node:child_process';
      import { syncBuiltinESMExports } from 'node:module';
      const { spawn } = programs;
      programs.spawn = (...args) => {
        const child = spawn(...args);
        process.kill(process.pid, 'SIGTERM');
        return child;
      };
      syncBuiltinESMExports();`;
    const result = await run(print('1'), {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(stopsItself)}`,
    });
    expect(result).toEqual({ code: 130, stdout: '', stderr: `${installing}Stopped.\n` });
  });

  it('says so when there is no npm', async () => {
    const { code, stderr } = await run(print('1'), { PATH: '/nowhere' });
    expect(code).toBe(1);
    expect(stderr).toContain('there is no npm in PATH');
  });
});
