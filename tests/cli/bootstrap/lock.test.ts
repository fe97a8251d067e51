import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../src/cli/bootstrap/lock.mjs';

let folder = '';
let lock = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-lock-'));
  lock = join(folder, 'deep/install.lock');
});
afterEach(() => rm(folder, { recursive: true }));

const ignore = () => undefined;

describe('withLock', () => {
  it('does one thing at a time and tells those who wait', async () => {
    const events: string[] = [];
    const work = (name: string) =>
      withLock(
        lock,
        async () => {
          events.push(`${name} begins`);
          await sleep(50);
          events.push(`${name} ends`);
        },
        () => events.push(`${name} waits`),
      );
    await Promise.all([work('a'), work('b')]);
    expect(events).toEqual(['a begins', 'b waits', 'a ends', 'b begins', 'b ends']);
    expect(existsSync(lock)).toBe(false);
  });

  it('lets go when the work fails', async () => {
    const failing = withLock(lock, () => Promise.reject(new Error('no')), ignore);
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over from a process that is gone', async () => {
    await withLock(lock, () => Promise.resolve(), ignore);
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(lock, String(pid));
    expect(await withLock(lock, () => Promise.resolve('mine'), ignore)).toBe('mine');
  });

  it('takes over from one that has been at it for too long to be the same', async () => {
    await withLock(lock, () => Promise.resolve(), ignore);
    await writeFile(lock, String(process.pid));
    const longAgo = new Date(Date.now() - 60 * 60 * 1000);
    await utimes(lock, longAgo, longAgo);
    expect(await withLock(lock, () => Promise.resolve('mine'), ignore)).toBe('mine');
  });
});
