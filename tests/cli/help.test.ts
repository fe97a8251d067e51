import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../support/source-files.ts';

/** The commands of package.json that are the engine's own: by the name of their file. */
const commands = [
  ...JSON.stringify(
    (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
  ).matchAll(/src\/cli\/([\w-]+)\.ts/g),
].map(([, name = '']) => name);

/** Where a command reads its options, if not in its own file. */
const readers: Readonly<Record<string, readonly string[]>> = {
  deploy: ['run-deploy'],
  desk: ['run-desk'],
  import: ['import-wordpress', 'import-markdown', 'import-text'],
  letters: ['letters-commands'],
  'letters-serve': ['serve-options'],
  new: ['run-new'],
  rename: ['run-rename'],
  serve: ['serve-options'],
  start: ['serve-options'],
};

const readOptions = async (command: string): Promise<string[]> => {
  const files = readers[command] ?? [command];
  const sources = await Promise.all(
    files.map((name) => readFile(join(root, `src/cli/${name}.ts`), 'utf8')),
  );
  return sources.flatMap((source) =>
    [...source.matchAll(/'?\b([\w-]+)'?: \{ type: '(?:string|boolean)'/g)].map(
      ([, name = '']) => `--${name}`,
    ),
  );
};

test('there are all of them', () => {
  expect(commands.length).toBeGreaterThanOrEqual(17);
});

test.each(commands)(
  '%s --help says what it does, with every option and an example',
  { timeout: 60_000 },
  async (command) => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [`src/cli/${command}.ts`, command === 'build' ? '-h' : '--help'],
      { cwd: root },
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^[A-Z][^\n]*\.\n/);
    expect(stdout).toMatch(/Example: npm (?:run |start)/);
    for (const option of await readOptions(command)) expect(stdout).toContain(option);
  },
);

test.each([
  ['build', '--targt', '--target'],
  ['check', '--formt', '--format'],
  ['rename', '--dryrun', '--dry-run'],
  ['letters', 'aprove', 'approve'],
  ['import', 'worpress', 'wordpress'],
])('%s %s names the nearest', { timeout: 60_000 }, async (command, typed, nearest) => {
  const failed = await promisify(execFile)(process.execPath, [`src/cli/${command}.ts`, typed], {
    cwd: root,
  }).catch((error: unknown) => error as { code: number; stderr: string });
  expect(failed).toMatchObject({ code: 2 });
  expect(failed.stderr).toContain(`Did you mean "${nearest}"?`);
});
