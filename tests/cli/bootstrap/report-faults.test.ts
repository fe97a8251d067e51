import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { writeTree } from '../../support/content.ts';
import { root } from '../../support/source-files.ts';

const preload = pathToFileURL(join(root, 'src/cli/bootstrap/report-faults.mjs')).href;

const run = async (
  config: string,
  command = "import '../config.ts';",
  env: Readonly<Record<string, string>> = {},
) => {
  const folder = await writeTree({ 'src/config.ts': config, 'src/cli/check.ts': command });
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', preload, 'src/cli/check.ts'],
    { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  return { status, stderr };
};

test.each([
  ['a comma is missing', 'export const settings = {\n  a: 1\n  b: 2,\n};\n', 'src/config.ts:3: '],
  ['a quotation mark is missing', "export const settings = {\n  a: 'x,\n};\n", 'src/config.ts:2: '],
  [
    'a name means nothing',
    'export const settings = {\n  zone: Asia,\n};\n',
    'src/config.ts:2: Asia is not defined\n',
  ],
])('where %s in the settings, the line is told, and no trace shown', async (_, config, told) => {
  const { status, stderr } = await run(config);
  expect(status).toBe(1);
  expect(stderr).toContain(told);
  expect(stderr).toContain('  Fix that line');
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
});

test('a fault of the program is called one, and shows its trace to whoever asks', async () => {
  const broken = "throw new TypeError('x is not a function');";
  const { stderr } = await run('', broken);
  expect(stderr).toMatch(/^Throughline failed, and the fault is its own: x is not a function\n/);
  expect(stderr).not.toMatch(/^\s+at /m);
  const { stderr: whole } = await run('', broken, { THROUGHLINE_DEBUG: '1' });
  expect(whole).toMatch(/^\s+at /m);
});

test('nobody who waits in vain for something is left without a word', async () => {
  const { status, stderr } = await run('', "void Promise.reject(new Error('lost'));");
  expect(status).toBe(1);
  expect(stderr).toContain('lost');
});
