import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOnFreePort } from '../../src/cli/serve-site.ts';
import { root } from '../support/source-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-serve-'));
  await writeFile(join(folder, 'index.html'), 'Home');
});
afterAll(() => rm(folder, { recursive: true }));

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ['src/cli/serve.ts', ...args], { cwd: root });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const done = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
  return { child, done };
}

describe('npm run serve', () => {
  it('says where the site is, serves it there, and stops in good order', async () => {
    const { child, done } = start([folder, '--port', '0', '--base', '/news']);
    const line = await new Promise<string>((resolve) => {
      child.stdout.once('data', (chunk: Buffer) => {
        resolve(chunk.toString());
      });
    });
    expect(line).toMatch(
      /^\nThroughline is at http:\/\/localhost:\d+\/news\/ {2}\(Ctrl-C stops it\)\n$/,
    );
    const [address = ''] = /http\S+/.exec(line) ?? [];
    expect(await (await fetch(address)).text()).toBe('Home');
    child.kill('SIGINT');
    expect(await done).toEqual({ code: 0, output: line });
  });

  it('says what to do where there is no site', async () => {
    expect(await start([join(folder, 'nothing')]).done).toEqual({
      code: 1,
      output: `There is no built site in ${folder}/nothing: make one with "npm run build".\n`,
    });
  });
});

describe('startOnFreePort', () => {
  it('takes the next port where the wanted one is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const server = await startOnFreePort({ folder, port, host: '127.0.0.1' });
    expect(Number(new URL(server.url).port)).toBeGreaterThan(port);
    await server.close();
    taken.close();
  });
});
