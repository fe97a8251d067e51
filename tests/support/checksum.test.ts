import { hash } from 'node:crypto';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  isFolderIntact,
  readFolderChecksums,
  readChecksummed,
  writeFolderChecksums,
  writeChecksummed,
} from '../../src/support/checksum.ts';
import { writeTree } from '../support/content.ts';

describe('a file with a checksum', () => {
  test('is read as it was written, over what was there before', async () => {
    const file = join(await writeTree({}), 'deep/a.png');
    writeChecksummed(file, Buffer.from('one'));
    writeChecksummed(file, Buffer.from('two'));
    expect((await readChecksummed(file))?.toString()).toBe('two');
  });

  test('counts as not there where it has broken, or has no checksum', async () => {
    const root = await writeTree({ bare: 'a' });
    const file = join(root, 'a');
    writeChecksummed(file, Buffer.from('one'));
    await writeFile(file, 'onf');
    expect(await readChecksummed(file)).toBeUndefined();
    expect(await readChecksummed(join(root, 'bare'))).toBeUndefined();
    expect(await readChecksummed(join(root, 'gone'))).toBeUndefined();
  });
});

describe('a folder with checksums', () => {
  const makeFolder = async () => {
    const folder = join(await writeTree({ 'x/a': '1', 'x/b/c': '2' }), 'x');
    await writeFolderChecksums(folder);
    return folder;
  };

  test('is whole', async () => {
    expect(await isFolderIntact(await makeFolder())).toBe(true);
  });

  test('says what its files were like, without reading them', async () => {
    const folder = await makeFolder();
    await appendFile(join(folder, 'a'), '!');
    const checksums = await readFolderChecksums(folder);
    expect([...(checksums ?? [])]).toEqual([
      ['a', hash('sha256', '1')],
      ['b/c', hash('sha256', '2')],
    ]);
    await appendFile(join(folder, '.sha256'), '!');
    expect(await readFolderChecksums(folder)).toBeUndefined();
    expect(await isFolderIntact(folder)).toBe(false);
  });

  test.each([
    ['a file is another', (folder: string) => appendFile(join(folder, 'b/c'), '!')],
    ['a file is gone', (folder: string) => rm(join(folder, 'a'))],
    ['a file has come', (folder: string) => writeFile(join(folder, 'd'), '')],
    ['all is gone', (folder: string) => rm(folder, { recursive: true })],
  ])('is not where %s', async (_, breakIt) => {
    const folder = await makeFolder();
    await breakIt(folder);
    expect(await isFolderIntact(folder)).toBe(false);
  });
});
