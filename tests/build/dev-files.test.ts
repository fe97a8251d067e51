import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findServingFault } from '../../src/build/dev-files.ts';
import { writeTree } from '../support/content.ts';

const makeProject = async (): Promise<string> => {
  const root = await writeTree({
    'public/a.txt': 'a',
    'content/x.svg': '<svg/>',
    'src/x.ts': '',
    '.env': 'SECRET',
  });
  await mkdir(join(root, 'public/fa'));
  await symlink('a.txt', join(root, 'public/near.txt'));
  for (const file of ['public/env.txt', 'public/a%2Fb', 'content/env.svg', 'env.txt', 'src/env.ts'])
    await symlink('/proc/self/environ', join(root, file));
  await symlink('../.env', join(root, 'public/config'));
  await symlink('/proc/self', join(root, 'public/self'));
  await symlink('/', join(root, 'node_modules'));
  execFileSync('mkfifo', [join(root, 'public/pipe')]);
  return root;
};

test('the dev server follows no link out of public/, content/ or the project', async () => {
  const root = await makeProject();
  for (const url of [
    ...['/env.txt', '/env.txt?raw', '/%65nv.txt', '/./env.txt', '//env.txt', '/fa/../env.txt'],
    ...['/public/env.txt', '/content/env.svg', '/src/env.ts', '/config', '/self/environ', '/self'],
    ...['/a%2Fb', '/pipe', `/@fs${root}/public/env.txt`, `/@fs${root}/public/../env.txt`],
  ])
    expect(findServingFault(root, url)?.kind, url).toMatch(/^(?:outside|special)$/);
});

test('and serves all else as it did', async () => {
  const root = await makeProject();
  for (const url of [
    ...['/', '/fa/', '/fa', '/a.txt', '/near.txt', '/2023/x/', '/src/x.ts?v=1', '/content/x.svg'],
    ...['/@vite/client', '/@id/x', '/node_modules/etc/hostname', '/%', '/@fs/etc/hostname'],
  ])
    expect(findServingFault(root, url), url).toBeUndefined();
});
