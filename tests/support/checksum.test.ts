import { hash } from 'node:crypto';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

  test('has the same seal where its digests are known, in whatever order', async () => {
    const folder = await makeFolder();
    const known = await readFolderChecksums(folder);
    const text = await readFile(join(folder, '.sha256'), 'utf8');
    await writeFolderChecksums(folder, new Map([...(known ?? [])].reverse()));
    expect(await readFile(join(folder, '.sha256'), 'utf8')).toBe(text);
    expect(await isFolderIntact(folder)).toBe(true);
    // It is not asked whether they are right: that is what the seal is for.
    await writeFolderChecksums(folder, new Map([['a', hash('sha256', 'other')]]));
    expect(await isFolderIntact(folder)).toBe(false);
  });

  test('is whole in whatever order the disk names its files', async () => {
    // Files come before what is in folders, there.
    const folder = join(await writeTree({ 'x/z': '1', 'x/a/b': '2' }), 'x');
    await writeFolderChecksums(folder);
    const known = await readFolderChecksums(folder);
    expect([...(known?.keys() ?? [])]).toEqual(['a/b', 'z']);
    await writeFolderChecksums(folder, known);
    expect(await isFolderIntact(folder)).toBe(true);
  });

  test('can be one without files, and is none without a seal', async () => {
    const folder = join(await writeTree({ 'x/y/.keep': '' }), 'x/y');
    await rm(join(folder, '.keep'));
    expect(await readFolderChecksums(folder)).toBeUndefined();
    expect(await isFolderIntact(folder)).toBe(false);
    await writeFolderChecksums(folder);
    expect(await readFolderChecksums(folder)).toEqual(new Map());
    expect(await isFolderIntact(folder)).toBe(true);
  });

  test('is sealed again after a change', async () => {
    const folder = await makeFolder();
    await appendFile(join(folder, 'a'), '!');
    await writeFolderChecksums(folder);
    expect(await isFolderIntact(folder)).toBe(true);
    expect((await readFolderChecksums(folder))?.get('a')).toBe(hash('sha256', '1!'));
  });

  test.each([
    ['its digest is another', (text: string) => text.replace(/^./, (c) => (c === '0' ? '1' : '0'))],
    ['it is cut', (text: string) => text.slice(0, -1)],
    ['it is empty', () => ''],
    ['it has no list', (text: string) => text.split('\n')[0] ?? ''],
    ['it is that of no list', () => hash('sha256', '')],
    ['it is that of an empty list', () => `${hash('sha256', '')}\n`],
  ])('has no seal where %s', async (_, change) => {
    const folder = await makeFolder();
    const file = join(folder, '.sha256');
    await writeFile(file, change(await readFile(file, 'utf8')));
    expect(await readFolderChecksums(folder)).toBeUndefined();
    expect(await isFolderIntact(folder)).toBe(false);
  });

  test.each([
    ['a file is another', (folder: string) => appendFile(join(folder, 'b/c'), '!')],
    ['a file is gone', (folder: string) => rm(join(folder, 'a'))],
    ['a file has come', (folder: string) => writeFile(join(folder, 'd'), '')],
    ['a file has another name', (folder: string) => rename(join(folder, 'a'), join(folder, 'z'))],
    ['all is gone', (folder: string) => rm(folder, { recursive: true })],
  ])('is not where %s', async (_, breakIt) => {
    const folder = await makeFolder();
    await breakIt(folder);
    expect(await isFolderIntact(folder)).toBe(false);
  });
});
