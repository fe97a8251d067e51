import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openKeptImports } from '../../src/importer/kept-imports.ts';
import { openChanges } from '../../src/support/file-changes.ts';
import { makeFolder } from '../support/folder.ts';

it('writes what is new, and what nobody touched, and nothing else', async () => {
  const folder = await makeFolder('kept');
  const first = openKeptImports(folder, 1, openChanges(folder));
  expect(['a', 'b', 'c', 'd'].map((name) => first.write(name, 'old'))).toEqual(
    Array(4).fill('written'),
  );
  await writeFile(join(folder, 'mine'), 'mine');
  expect(first.write('mine', 'theirs')).toBe('edited');
  first.save();
  await writeFile(join(folder, 'b'), 'edited');
  await rm(join(folder, 'c'));
  const second = openKeptImports(folder, 2, openChanges(folder));
  expect(
    ['a', 'b', 'c', 'd'].map((name) => second.write(name, name === 'd' ? 'old' : 'new')),
  ).toEqual(['written', 'edited', 'removed', 'same']);
  expect(second.remove('b')).toBe(false);
  expect(second.remove('a')).toBe(true);
  expect(second.begun).toBe(1);
  expect(await readFile(join(folder, 'b'), 'utf8')).toBe('edited');
});

it('remembers what it was told, however much it is', async () => {
  const folder = await makeFolder('kept');
  const first = openKeptImports(folder, 7, openChanges(folder));
  const keys = Array.from({ length: 3000 }, (_, index) => `key "${index}" «کلید»`);
  for (const key of keys) first.assign(key, `content/${key}.md`);
  first.write('a', 'text');
  first.save();
  const second = openKeptImports(folder, 8, openChanges(folder));
  expect(keys.map((key) => second.findFile(key))).toEqual(keys.map((key) => `content/${key}.md`));
  expect(second.write('a', 'other')).toBe('written');
  expect(second.begun).toBe(7);
});

it('does not go on where its memory is broken', async () => {
  const folder = await makeFolder('kept');
  openKeptImports(folder, 1, openChanges(folder)).save();
  await writeFile(join(folder, 'imports/kept.json'), '{');
  expect(() => openKeptImports(folder, 1, openChanges(folder))).toThrow(
    'imports/kept.json, the memory of earlier imports, is broken',
  );
});

it('takes back what was written since a mark, and knows nothing of it any more', async () => {
  const folder = await makeFolder('kept');
  const imports = openKeptImports(folder, 1, openChanges(folder));
  imports.write('a', 'first');
  const takeBack = imports.mark();
  imports.write('a', 'second');
  imports.write('deep/b', 'new');
  imports.assign('key', 'deep/b');
  expect(takeBack()).toBe(true);
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('first');
  expect(existsSync(join(folder, 'deep'))).toBe(false);
  expect(imports.has('deep/b')).toBe(false);
  expect(imports.findFile('key')).toBeUndefined();
  expect(imports.write('a', 'first')).toBe('same');
  expect(imports.write('deep/b', 'new')).toBe('written');
  expect(imports.mark()()).toBe(false);
});
