import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { root } from '../support/source-files.ts';

interface Ran {
  readonly code: number;
  readonly error: string;
}

const run = (command: string, args: readonly string[]): Promise<Ran> =>
  promisify(execFile)(process.execPath, [`src/cli/${command}.ts`, ...args], { cwd: root }).then(
    ({ stderr }) => ({ code: 0, error: stderr }),
    (failed: unknown) => {
      const { code, stderr } = failed as { code: number; stderr: string };
      return { code, error: stderr };
    },
  );

test.each([
  ['build', ['--targt', 'nginx'], "Unknown option '--targt'"],
  ['build', ['nginx'], "Unexpected argument 'nginx'"],
  ['sign', [], '--key has to say with which key.'],
  ['sign', ['--key', 'a', 'b', 'c'], 'One folder is signed at a time.'],
  ['verify', [], 'It has to be said what is compared.'],
  ['verify', ['a', 'b'], 'One place is compared at a time.'],
  ['verify', ['--kee', 'a'], "Unknown option '--kee'."],
  ['reproduce', ['--targt', 'x'], "Unknown option '--targt'"],
  ['serve', ['a', 'b'], 'One folder is served at a time.'],
  ['serve', ['--port', 'x'], '--port is "x", which is no port'],
  ['serve', ['--what'], "Unknown option '--what'."],
  ['sbom', ['--format', 'spdx'], "Unknown option '--format'"],
  ['sbom', ['x'], "Unexpected argument 'x'"],
  ['deploy', [], '--to has to say where the site goes.'],
  ['deploy', ['--to', 'x', '--keep', '0'], '--keep is "0", which is no number of editions'],
  ['deploy', ['--to', 'x', '--release', 'y'], 'it goes with --rollback'],
  ['deploy', ['--to', 'https://example.org/'], 'names no folder to deploy to'],
])(
  '%s %j is told what is wrong with it, and how the command is used',
  { timeout: 60_000 },
  async (command, args, fault) => {
    const { code, error } = await run(command, args);
    expect(code).toBe(2);
    expect(error.split('\n\n')[0]).toContain(fault);
    expect(error).toContain(`\n  npm run ${command} -- `);
    expect(error).not.toMatch(/^\s+at /m);
  },
);

test.each([
  ['start', ['dist2'], 'The site is built into dist and served from there.', 'npm start'],
  ['letters-serve', ['--port', 'x'], '--port is "x", which is no port', 'npm run letters:serve'],
])('%s %j is told likewise', { timeout: 60_000 }, async (command, args, fault, usage) => {
  const { code, error } = await run(command, args);
  expect(code).toBe(2);
  expect(error.split('\n\n')[0]).toContain(fault);
  expect(error).toContain(`\n  ${usage} -- `);
});

test('sbom writes a bill of the packages', { timeout: 60_000 }, async () => {
  const file = join(await makeFolder('sbom'), 'sbom.json');
  expect(await run('sbom', ['--out', file])).toEqual({ code: 0, error: '' });
  const bill = JSON.parse(await readFile(file, 'utf8')) as {
    bomFormat: string;
    components: { name: string }[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.components.map(({ name }) => name)).toContain('astro');
});
