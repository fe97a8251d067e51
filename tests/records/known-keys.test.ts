import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findKeys } from '../../src/records/known-keys.ts';
import { makeFolder } from '../support/folder.ts';

let root: string;
let asked: string[];

/** A minute from now the files have settled. */
const find = (pipeline = 'p', files = ['content/a.md', 'content/b.md']) => {
  asked = [];
  return [
    ...findKeys(root, join(root, '.cache'), files, pipeline, (file) => {
      asked.push(file);
      try {
        return `${pipeline} ${readFileSync(join(root, file), 'utf8')}`;
      } catch {
        return undefined;
      }
    }),
  ];
};

beforeEach(async () => {
  root = await makeFolder('keys');
  await mkdir(join(root, 'content'));
  for (const name of ['a', 'b'])
    await writeFile(join(root, `content/${name}.md`), `text of ${name}`);
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
});
afterEach(() => vi.useRealTimers());

const both = [
  ['content/a.md', 'p text of a'],
  ['content/b.md', 'p text of b'],
];

test('a file that looks as it did is not read again', () => {
  expect(find()).toEqual(both);
  expect(asked).toEqual(['content/a.md', 'content/b.md']);
  expect(find()).toEqual(both);
  expect(asked).toEqual([]);
});

test('one that was changed is, though it has its size and its time', async () => {
  find();
  const file = join(root, 'content/a.md');
  const { atime, mtime } = await stat(file);
  await writeFile(file, 'TEXT OF A');
  await utimes(file, atime, mtime);
  vi.setSystemTime(Date.now() + 60_000);
  expect(find()).toEqual([['content/a.md', 'p TEXT OF A'], both[1]]);
  expect(asked).toEqual(['content/a.md']);
});

test('one that took another’s place is', async () => {
  find();
  await rename(join(root, 'content/b.md'), join(root, 'content/a.md'));
  expect(find('p', ['content/a.md'])).toEqual([['content/a.md', 'p text of b']]);
});

test('one that has just been written is read each time: it may change once more in the same moment', () => {
  vi.setSystemTime(Date.now() - 60_000);
  find();
  expect(find()).toEqual(both);
  expect(asked).toEqual(['content/a.md', 'content/b.md']);
});

test('where code or settings have changed, every file is', () => {
  find();
  expect(find('q')).toEqual(both.map(([file, key]) => [file, key?.replace('p', 'q')]));
});

test('one that cannot be opened has no key, and a broken cache is as good as none', async () => {
  find();
  await rm(join(root, 'content/b.md'));
  expect(find()).toEqual([both[0]]);
  await writeFile(join(root, '.cache/records/known-keys.json'), '{"files":');
  expect(find()).toEqual([both[0]]);
});
