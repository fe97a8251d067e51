import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  LostRecord,
  openKeptHtml,
  openKeptRecords,
  unlessLost,
} from '../../src/records/kept-records.ts';
import { writeTree } from '../support/content.ts';

const [first, second] = ['1'.repeat(32), '2'.repeat(32)];

/** A cache with two records. */
const keepTwo = async (): Promise<string> => {
  const cache = await writeTree({});
  const kept = openKeptRecords(cache);
  for (const key of [first, second])
    kept.keep(key, { record: '{}', html: `<p>${key}</p>`, text: '', terms: '' });
  kept.save();
  kept.close();
  return cache;
};

const readBoth = (cache: string) =>
  unlessLost(openKeptHtml(cache), (read) => [first, second].map(read));

test('a part of the records is read without the rest', async () => {
  expect(readBoth(await keepTwo())).toEqual([`<p>${first}</p>`, `<p>${second}</p>`]);
});

test('a broken text is lost, and the file is mended: it says no more that it has it', async () => {
  const cache = await keepTwo();
  const file = join(cache, 'records/html');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(`<p>${second}`, '<p>broken'.padEnd(35)),
  );
  expect(readBoth(cache)).toBe('lost');
  const kept = openKeptRecords(cache);
  expect([kept.has(first), kept.has(second)]).toEqual([true, false]);
  kept.close();
});

test('any other error is its own', async () => {
  const cache = await keepTwo();
  expect(() =>
    unlessLost(openKeptHtml(cache), () => {
      throw new TypeError('Something else.');
    }),
  ).toThrow(TypeError);
  expect(() => openKeptHtml(cache).read('3'.repeat(32))).toThrow(LostRecord);
});
