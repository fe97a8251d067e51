import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestSources } from '../../src/records/digest-sources.ts';
import { writeTree } from '../support/content.ts';

const tree = { 'src/a.ts': 'a', 'src/deep/b.ts': 'b', 'lock.json': '{}' };
const paths = ['src', 'lock.json', 'missing'];

test('is the same wherever the same files lie, in whatever order they are named', async () => {
  const [one, other] = [await writeTree(tree), await writeTree(tree)];
  const digest = digestSources(one, paths);
  expect(digest).toMatch(/^[\da-f]{64}$/);
  expect(digestSources(other, paths.toReversed())).toBe(digest);
});

test.each<[string, (root: string) => Promise<void>]>([
  ['a byte changes', (root) => writeFile(join(root, 'src/deep/b.ts'), 'c')],
  ['a file comes', (root) => writeFile(join(root, 'src/c.ts'), '')],
  ['a file goes', (root) => rm(join(root, 'src/a.ts'))],
  ['what was missing comes', (root) => writeFile(join(root, 'missing'), '')],
  [
    'words move from one file to the next',
    async (root) => {
      await writeFile(join(root, 'src/a.ts'), '');
      await writeFile(join(root, 'src/deep/b.ts'), 'ab');
    },
  ],
])('is another when %s', async (_, change) => {
  const root = await writeTree(tree);
  const before = digestSources(root, paths);
  await change(root);
  expect(digestSources(root, paths)).not.toBe(before);
});
