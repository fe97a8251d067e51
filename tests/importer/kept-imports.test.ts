import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openKeptImports } from '../../src/importer/kept-imports.ts';
import { makeFolder } from '../support/folder.ts';

it('writes what is new, and what nobody touched, and nothing else', async () => {
  const folder = await makeFolder('kept');
  const first = openKeptImports(folder, 1);
  expect(['a', 'b', 'c', 'd'].map((name) => first.write(name, 'old'))).toEqual(
    Array(4).fill('written'),
  );
  await writeFile(join(folder, 'mine'), 'mine');
  expect(first.write('mine', 'theirs')).toBe('edited');
  first.save();
  await writeFile(join(folder, 'b'), 'edited');
  await rm(join(folder, 'c'));
  const second = openKeptImports(folder, 2);
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
  const first = openKeptImports(folder, 7);
  const keys = Array.from({ length: 3000 }, (_, index) => `key "${index}" «کلید»`);
  for (const key of keys) first.assign(key, `content/${key}.md`);
  first.write('a', 'text');
  first.save();
  const second = openKeptImports(folder, 8);
  expect(keys.map((key) => second.findFile(key))).toEqual(keys.map((key) => `content/${key}.md`));
  expect(second.write('a', 'other')).toBe('written');
  expect(second.begun).toBe(7);
});

it('does not go on where its memory is broken', async () => {
  const folder = await makeFolder('kept');
  openKeptImports(folder, 1).save();
  await writeFile(join(folder, 'imports/kept.json'), '{');
  expect(() => openKeptImports(folder, 1)).toThrow(
    'imports/kept.json, the memory of earlier imports, is broken',
  );
});
