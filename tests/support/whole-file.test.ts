import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createWhole,
  isPartName,
  openPart,
  toPartPath,
  writeWhole,
} from '../../src/support/whole-file.mjs';
import { writeTree } from './content.ts';
import { canMount, mountSmallDisk, type SmallDisk } from './small-disk.ts';

const toFile = async () => join(await writeTree({}), 'deep/a.txt');
const namesOf = (file: string) => readdirSync(dirname(file));

describe('a file that is written whole', () => {
  test('comes with its folders, and takes the place of the one before', async () => {
    const file = await toFile();
    writeWhole(file, 'one');
    writeWhole(file, Buffer.from('two'));
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(namesOf(file)).toEqual(['a.txt']);
  });

  test('may come piece by piece, texts and bytes in their order', async () => {
    const file = await toFile();
    const long = 'ب'.repeat(40_000);
    writeWhole(file, ['a', long, Buffer.from('b'), 'c', long, 'd']);
    expect(readFileSync(file, 'utf8')).toBe(`a${long}bc${long}d`);
  });

  test.skipIf(process.platform === 'win32')('may be its owner’s alone', async () => {
    const file = await toFile();
    writeWhole(file, 'one', 0o600);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is not there before it has its name, and leaves nothing where it is given up', async () => {
    const file = await toFile();
    const part = openPart(file);
    part.write('one');
    await part.sync();
    expect(existsSync(file)).toBe(false);
    expect(namesOf(file).every(isPartName)).toBe(true);
    part.discard();
    part.discard();
    expect(namesOf(file)).toEqual([]);
    const failing = (function* () {
      yield 'one';
      throw new Error('no');
    })();
    expect(() => writeWhole(file, failing)).toThrow('no');
    expect(namesOf(file)).toEqual([]);
  });

  test('leaves nothing where it cannot have its name', async () => {
    const file = await toFile();
    mkdirSync(join(file, 'taken'), { recursive: true });
    expect(() => writeWhole(file, 'one')).toThrow();
    expect(namesOf(file)).toEqual(['a.txt']);
  });
});

test('a file that is created leaves the one that is there', async () => {
  const file = await toFile();
  expect(createWhole(file, 'one')).toBe(true);
  expect(createWhole(file, 'two')).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('one');
  expect(namesOf(file)).toEqual(['a.txt']);
});

test('an unfinished file has a name that no other has, however long its own is', () => {
  const path = toPartPath(`/a/${'x'.repeat(255)}`);
  expect(dirname(path)).toBe('/a');
  expect(isPartName(path.slice(3))).toBe(true);
  expect(['a.part', '.a.part', '.swp'].some(isPartName)).toBe(false);
});

describe.skipIf(!canMount)('on a full disk', () => {
  let disk: SmallDisk | undefined;
  beforeAll(() => {
    disk = mountSmallDisk(64);
  });
  afterAll(() => disk?.unmount());

  test('a file is as it was, nothing is left of the new one, and the error names it', () => {
    const file = join(disk?.folder ?? '', 'a.txt');
    writeFileSync(file, 'old');
    for (const write of [writeWhole, createWhole])
      expect(() => write(file, Buffer.alloc(100_000))).toThrow(
        expect.objectContaining({ code: 'ENOSPC', path: file }) as Error,
      );
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(namesOf(file)).toEqual(['a.txt']);
  });
});
