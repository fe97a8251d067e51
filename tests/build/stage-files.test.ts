import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { EditionItem } from '../../src/build/edition-plan.ts';
import { makeFiles, stageFiles, type Stager } from '../../src/build/stage-files.ts';
import { makeFolder } from '../support/folder.ts';

const toItem = (i: number): EditionItem => ({
  file: `${String(i)}/index.html`,
  key: `key ${String(i)}`,
  make: async () => {
    await setTimeout(1);
    return Buffer.from(`<p>${String(i)}`);
  },
});

const items = Array.from({ length: 500 }, (_, i) => toItem(i));

test('every file is made once, by whoever is free, and told of', async () => {
  const stage = await makeFolder('stage');
  const drawn = { one: 0, other: 0 };
  const toStager =
    (name: keyof typeof drawn): Stager =>
    (...asked) => {
      drawn[name] += asked[1].length;
      return stageFiles(...asked);
    };
  let told = 0;
  const count = (): void => {
    told += 1;
  };
  const made = await makeFiles(stage, items, count, [toStager('one'), toStager('other')]);
  expect(Object.keys(made).sort()).toEqual(items.map(({ file }) => file).sort());
  for (const { file, key } of items) {
    expect(made[file]?.key).toBe(key);
    expect(readFileSync(made[file]?.staged ?? '', 'utf8')).toBe(`<p>${file.split('/')[0] ?? ''}`);
  }
  expect(told).toBe(items.length);
  expect(drawn.one).toBeGreaterThan(0);
  expect(drawn.other).toBeGreaterThan(0);
  expect(drawn.one + drawn.other).toBeLessThan(items.length);
});

test('where one cannot be made nobody makes any more, and it is named', async () => {
  const stage = await makeFolder('stage');
  const broken: EditionItem = {
    file: 'broken/index.html',
    key: undefined,
    make: () => Promise.reject(new Error('no title')),
  };
  let under = 0;
  let most = 0;
  const slow: Stager = async (...asked) => {
    under += 1;
    most += asked[1].length;
    await setTimeout(20);
    const made = await stageFiles(...asked);
    under -= 1;
    return made;
  };
  await expect(makeFiles(stage, [broken, ...items], () => undefined, [slow])).rejects.toThrow(
    'broken/index.html could not be made: no title',
  );
  expect(under).toBe(0);
  expect(most).toBeLessThan(100);
});

test('what a program beside says of a file that it cannot make is what is said', async () => {
  const stage = await makeFolder('stage');
  const refusing: Stager = () => Promise.reject(new Error('x/index.html could not be made: why'));
  await expect(makeFiles(stage, items, () => undefined, [refusing])).rejects.toThrow(
    'x/index.html could not be made: why',
  );
});
