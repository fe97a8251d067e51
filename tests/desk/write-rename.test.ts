import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { undoBrokenRename, writeRename, type Step } from '../../src/desk/write-rename.ts';
import { readTree, writeTree } from '../support/content.ts';
import { makeFolder } from '../support/folder.ts';
import * as write from '../../src/support/whole-file.mjs';

type WriteWhole = typeof write;

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

const breakOff = async (count: number, by: number) => {
  const [root, cache] = [await writeTree(before), await makeFolder('cache')];
  await writeFile(join(cache, 'rename.json'), JSON.stringify({ process: by, steps }));
  for (const bit of bits.slice(0, count)) await bit(root);
  return { root, cache };
};

/** No process has that number. */
const nobody = 2 ** 30;

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
    const { root, cache } = await breakOff(count, nobody);
    expect(await undoBrokenRename(root, cache)).toBe(true);
    expect(await readTree(root)).toEqual(before);
    expect(await undoBrokenRename(root, cache)).toBe(false);
  });

  test('that broke off is taken back, but what somebody wrote since stays', async () => {
    const { root, cache } = await breakOff(4, nobody);
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
    const { root, cache } = await breakOff(2, process.ppid);
    await expect(undoBrokenRename(root, cache)).rejects.toThrow('Another rename is under way');
  });

  test('does nothing to a file that changed meanwhile', async () => {
    const changed = { ...before, 'content/b.md': 'see a, and more' };
    const [root, cache] = [await writeTree(changed), await makeFolder('cache')];
    expect(await writeRename(root, cache, steps)).toBe(
      'Nothing was changed: content/b.md was changed meanwhile.',
    );
    expect(await readTree(root)).toEqual(changed);
  });

  test('on a disk that is full is taken back as soon as there is room', async () => {
    const [root, cache] = [await writeTree(before), await makeFolder('cache')];
    const { writeWhole } = await vi.importActual<WriteWhole>('../../src/support/whole-file.mjs');
    let written = 0;
    vi.mocked(write.writeWhole).mockImplementation((file, bytes) => {
      written += 1;
      if (written > 2) throw new Error('ENOSPC: no space left on device');
      writeWhole(file, bytes);
    });
    expect(await writeRename(root, cache, steps)).toMatch(
      /^The rename stopped halfway: The disk is full.*\nIt could not be taken back: The disk is full.*\nNothing is lost\./,
    );
    vi.mocked(write.writeWhole).mockImplementation(writeWhole);
    expect(await undoBrokenRename(root, cache)).toBe(true);
    expect(await readTree(root)).toEqual(before);
  });
});
