import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toEditionPaths } from '../../src/build/edition-files.ts';
import { lookAtLast } from '../../src/build/last-look.ts';
import { writeTree } from '../support/content.ts';

test('a folder of the edition that has become a link is made anew', async () => {
  const root = await writeTree({ 'dist/a/index.html': 'page' });
  const paths = toEditionPaths(root, join(root, 'dist'));
  const { size, mtimeMs } = statSync(join(paths.out, 'a/index.html'));
  const known = { key: 'k', assets: [], sha256: hash('sha256', 'page'), size, mtimeMs };
  const last = { code: 'c', files: { 'a/index.html': known } };
  expect(lookAtLast({ paths, verify: false }, last)).toEqual({ touched: [], others: [] });
  await rename(join(paths.out, 'a'), join(root, 'elsewhere'));
  await symlink('../elsewhere', join(paths.out, 'a'));
  expect(lookAtLast({ paths, verify: false }, last)).toEqual({
    ...{ touched: ['a/index.html'], others: ['a'] },
  });
});
