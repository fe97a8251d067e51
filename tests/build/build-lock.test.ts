import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withBuildLock } from '../../src/build/build-lock.ts';
import { writeTree } from '../support/content.ts';

test('of two builds at once the second one is told of the first, and does nothing', async () => {
  const file = join(await writeTree({}), 'deep/build.lock');
  const outcome = await withBuildLock(file, async () => {
    expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
    return withBuildLock(file, () => Promise.reject(new Error('The second one ran.')));
  });
  expect(outcome).toEqual({
    taken: expect.stringContaining(`process ${String(process.pid)}`) as string,
  });
  expect(existsSync(file)).toBe(false);
});

test('a lock is left when the build fails, and that of a build that was killed is taken over', async () => {
  const file = join(await writeTree({}), 'build.lock');
  await expect(withBuildLock(file, () => Promise.reject(new Error('Failed.')))).rejects.toThrow();
  expect(existsSync(file)).toBe(false);
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const left of [String(pid), '']) {
    writeFileSync(file, left);
    expect(await withBuildLock(file, () => Promise.resolve('built'))).toBe('built');
  }
});
