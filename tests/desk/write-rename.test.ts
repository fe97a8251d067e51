import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  asOnlyRename,
  undoBrokenRename,
  writeRename,
  type Step,
} from '../../src/desk/write-rename.ts';
import { readTree, writeTree } from '../support/content.ts';
import { makeFolder } from '../support/folder.ts';
import * as write from '../../src/support/whole-file.mjs';

vi.mock('../../src/support/whole-file.mjs', { spy: true });

const before = { 'content/a.md': 'A', 'content/a.svg': '<svg/>', 'content/b.md': 'see a' };

const steps: readonly Step[] = [
  { from: 'content/a.md', to: 'content/c.md', texts: { before: 'A', after: 'C' } },
  { from: 'content/a.svg', to: 'content/c.svg' },
  { from: 'content/b.md', to: 'content/b.md', texts: { before: 'see a', after: 'see c' } },
];

const after = { 'content/c.md': 'C', 'content/c.svg': '<svg/>', 'content/b.md': 'see c' };

/** What a rename does to the disk, bit by bit. */
const bits: readonly ((root: string) => Promise<void>)[] = [
  (root) => writeFile(join(root, 'content/a.md'), 'C'),
  (root) => rename(join(root, 'content/a.md'), join(root, 'content/c.md')),
  (root) => rename(join(root, 'content/a.svg'), join(root, 'content/c.svg')),
  (root) => writeFile(join(root, 'content/b.md'), 'see c'),
];

const breakOff = async (count: number) => {
  const [root, cache] = [await writeTree(before), await makeFolder('cache')];
  await writeFile(join(cache, 'rename.json'), JSON.stringify({ steps }));
  for (const bit of bits.slice(0, count)) await bit(root);
  return { root, cache };
};

describe('a rename', () => {
  test('is done as a whole, and leaves no journal', async () => {
    const [root, cache] = [await writeTree(before), await makeFolder('cache')];
    expect(await writeRename(root, cache, steps)).toBeUndefined();
    expect(await readTree(root)).toEqual(after);
    expect(await undoBrokenRename(root, cache)).toBe(false);
  });

  test('leaves who may read a file as it was', async () => {
    const [root, cache] = [await writeTree(before), await makeFolder('cache')];
    await rm(join(root, 'content/b.md'));
    await writeFile(join(root, 'content/b.md'), 'see a', { mode: 0o600 });
    await writeRename(root, cache, steps);
    expect((await stat(join(root, 'content/b.md'))).mode & 0o777).toBe(0o600);
  });

  test.each([0, 1, 2, 3, 4])('that broke off after %i bits is taken back', async (count) => {
    const { root, cache } = await breakOff(count);
    expect(await undoBrokenRename(root, cache)).toBe(true);
    expect(await readTree(root)).toEqual(before);
    expect(await undoBrokenRename(root, cache)).toBe(false);
  });

  test('that broke off is taken back, but what somebody wrote since stays', async () => {
    const { root, cache } = await breakOff(4);
    await writeFile(join(root, 'content/c.md'), 'C, and more');
    await writeFile(join(root, 'content/b.md'), 'see c, and more');
    await undoBrokenRename(root, cache);
    expect(await readTree(root)).toEqual({
      ...before,
      'content/a.md': 'C, and more',
      'content/b.md': 'see c, and more',
    });
  });

  test('that is under way is left alone', async () => {
    const { root, cache } = await breakOff(2);
    await asOnlyRename(cache, async () => {
      await expect(asOnlyRename(cache, () => undoBrokenRename(root, cache))).rejects.toThrow(
        `Another rename is under way (process ${String(process.pid)} on `,
      );
    });
    expect(await asOnlyRename(cache, () => undoBrokenRename(root, cache))).toBe(true);
  });

  test('does nothing to a file that changed meanwhile', async () => {
    const changed = { ...before, 'content/b.md': 'see a, and more' };
    const [root, cache] = [await writeTree(changed), await makeFolder('cache')];
    expect(await writeRename(root, cache, steps)).toBe(
      'Nothing was changed: content/b.md was changed meanwhile.',
    );
    expect(await readTree(root)).toEqual(changed);
  });

  /** After `room` files were begun, the disk is full. */
  const fillAfter = async (room: number, then: () => void = () => undefined): Promise<void> => {
    const { openPart } = await vi.importActual<typeof write>('../../src/support/whole-file.mjs');
    let begun = 0;
    vi.mocked(write.openPart).mockImplementation((file, mode) => {
      begun += 1;
      if (begun <= room) return openPart(file, mode);
      then();
      throw new Error('ENOSPC: no space left on device');
    });
    onTestFinished(() => void vi.mocked(write.openPart).mockImplementation(openPart));
  };

  test.each([0, 1, 2, 3])('on a disk that has room for %i files changes nothing', async (room) => {
    const [root, cache] = [await writeTree(before), await makeFolder('cache')];
    await fillAfter(room);
    expect(await writeRename(root, cache, steps)).toMatch(
      /^Nothing was changed: The disk is full\. Make room/,
    );
    expect(await readTree(root)).toEqual(before);
    expect(await undoBrokenRename(root, cache)).toBe(false);
  });

  test('that cannot be taken back at once is taken back by the next one', async () => {
    const [root, cache] = [await writeTree(before), await makeFolder('cache')];
    await fillAfter(1, () => {
      rmSync(join(root, '.astro'), { recursive: true });
    });
    expect(await writeRename(root, cache, steps)).toMatch(
      /^The rename stopped halfway: The disk is full\..*\nNothing is lost\./,
    );
    expect(await undoBrokenRename(root, cache)).toBe(true);
    expect(await readTree(root)).toEqual(before);
  });
});
