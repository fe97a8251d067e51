import { hash } from 'node:crypto';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  isSealed,
  readFolderSeal,
  readSealed,
  sealFolder,
  writeSealed,
} from '../../src/records/seal.ts';
import { writeTree } from '../support/content.ts';

describe('a sealed file', () => {
  test('is read as it was written, over what was there before', async () => {
    const file = join(await writeTree({}), 'deep/a.png');
    await writeSealed(file, Buffer.from('one'));
    await writeSealed(file, Buffer.from('two'));
    expect((await readSealed(file))?.toString()).toBe('two');
  });

  test('is as good as not there where it has broken, or has no seal', async () => {
    const root = await writeTree({ bare: 'a' });
    const file = join(root, 'a');
    await writeSealed(file, Buffer.from('one'));
    await writeFile(file, 'onf');
    expect(await readSealed(file)).toBeUndefined();
    expect(await readSealed(join(root, 'bare'))).toBeUndefined();
    expect(await readSealed(join(root, 'gone'))).toBeUndefined();
    await writeSealed(file, Buffer.from('one'));
    await rm(file);
    expect(await readSealed(file)).toBeUndefined();
  });
});

describe('a sealed folder', () => {
  const makeFolder = async () => {
    const folder = join(await writeTree({ 'x/a': '1', 'x/b/c': '2' }), 'x');
    await sealFolder(folder);
    return folder;
  };

  test('is whole', async () => {
    expect(await isSealed(await makeFolder())).toBe(true);
  });

  test('says what its files were like, without reading them', async () => {
    const folder = await makeFolder();
    await appendFile(join(folder, 'a'), '!');
    const seal = await readFolderSeal(folder);
    expect([...(seal ?? [])]).toEqual([
      ['a', hash('sha256', '1')],
      ['b/c', hash('sha256', '2')],
    ]);
    await appendFile(join(folder, '.seal'), '!');
    expect(await readFolderSeal(folder)).toBeUndefined();
    expect(await isSealed(folder)).toBe(false);
  });

  test('has the same seal where its digests are known, in whatever order', async () => {
    const folder = await makeFolder();
    const known = await readFolderSeal(folder);
    const text = await readFile(join(folder, '.seal'), 'utf8');
    await sealFolder(folder, new Map([...(known ?? [])].reverse()));
    expect(await readFile(join(folder, '.seal'), 'utf8')).toBe(text);
    expect(await isSealed(folder)).toBe(true);
    // It is not asked whether they are right: that is what the seal is for.
    await sealFolder(folder, new Map([['a', hash('sha256', 'other')]]));
    expect(await isSealed(folder)).toBe(false);
  });

  test('can be one without files, and is none without a seal', async () => {
    const folder = join(await writeTree({ 'x/y/.keep': '' }), 'x/y');
    await rm(join(folder, '.keep'));
    expect(await readFolderSeal(folder)).toBeUndefined();
    expect(await isSealed(folder)).toBe(false);
    await sealFolder(folder);
    expect(await readFolderSeal(folder)).toEqual(new Map());
    expect(await isSealed(folder)).toBe(true);
  });

  test('is sealed again after a change', async () => {
    const folder = await makeFolder();
    await appendFile(join(folder, 'a'), '!');
    await sealFolder(folder);
    expect(await isSealed(folder)).toBe(true);
    expect((await readFolderSeal(folder))?.get('a')).toBe(hash('sha256', '1!'));
  });

  test.each([
    ['its digest is another', (text: string) => text.replace(/^./, (c) => (c === '0' ? '1' : '0'))],
    ['it is cut', (text: string) => text.slice(0, -1)],
    ['it is empty', () => ''],
    ['it has no list', (text: string) => text.split('\n')[0] ?? ''],
  ])('has no seal where %s', async (_, change) => {
    const folder = await makeFolder();
    const file = join(folder, '.seal');
    await writeFile(file, change(await readFile(file, 'utf8')));
    expect(await readFolderSeal(folder)).toBeUndefined();
    expect(await isSealed(folder)).toBe(false);
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
    expect(await isSealed(folder)).toBe(false);
  });
});
