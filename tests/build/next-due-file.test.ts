import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeNextDue } from '../../src/build/next-due-file.ts';
import { makeFolder } from '../support/folder.ts';

const at = '2030-11-10T05:00:00.000Z';

test.each([
  [
    { at, event: 'comes out', title: 'Ten years' } as const,
    'Rebuild on 10 November 2030, 09:00 (Asia/Tbilisi): "Ten years" comes out.\n',
  ],
  [
    { at, event: 'stops taking letters', title: 'Ten years' } as const,
    'Rebuild on 10 November 2030, 09:00 (Asia/Tbilisi): "Ten years" stops taking letters.\n',
  ],
  [
    { at },
    'Rebuild on 10 November 2030, 09:00 (Asia/Tbilisi): the manifest, by which readers check the site, has to be renewed.\n',
  ],
])('people read when and why, programs an instant', async (due, words) => {
  const cache = await makeFolder('cache');
  expect(writeNextDue({ cache }, due, 'Asia/Tbilisi')).toBe(words);
  expect(await readFile(join(cache, 'next-due.txt'), 'utf8')).toBe(`${at}\n`);
});
