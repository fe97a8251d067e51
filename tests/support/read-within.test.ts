import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, rename, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import {
  FileFault,
  findFileFault,
  isOpenWithin,
  listWithin,
  openWithin,
  readNamedFile,
  readOwnFile,
  readWithin,
} from '../../src/support/read-within.ts';
import { writeTree } from './content.ts';

const tree = {
  'site/a.txt': 'a',
  'site/below/b.txt': 'b',
  'site-more/c.txt': 'SECRET',
  'secret.txt': 'SECRET',
};

/** What is said of a file of `site` that is not read; else its text. */
const tell = (folder: string, file: string): string => {
  try {
    return readWithin(folder, file).toString('utf8');
  } catch (error) {
    return error instanceof FileFault ? `${error.rule}: ${error.fault}` : String(error);
  }
};

describe('a file of a folder', () => {
  test.each([
    ['a file', '', 'a.txt', 'a'],
    ['a link to another file', 'below/b.txt', 'x', 'b'],
    ['a link up and down again', '../site/a.txt', 'x', 'a'],
    ['a link out', '../secret.txt', 'x', 'file/outside: This is a link that leads out'],
    ['a link to a folder with a longer name', '../site-more/c.txt', 'x', 'file/outside'],
    ['a file behind a linked folder', '../site-more', 'x/c.txt', 'file/outside: This lies behind'],
    ['what the kernel says of us', '/proc/self/environ', 'x', 'file/outside'],
    ['a device', '/dev/zero', 'x', 'file/outside'],
    ['a linked folder', 'below', 'x', 'file/unreadable: This is a link to a folder'],
    ['a link to itself', 'x', 'x', 'file/unreadable: The file cannot be opened: it is a link that'],
    ['a link to nothing', 'gone', 'x', 'file/unreadable'],
    ['a path that climbs', '', '../secret.txt', 'file/outside'],
    ['an absolute path', '', '/etc/passwd', 'file/unreadable'],
    ['a folder', '', 'below', 'file/unreadable: The file cannot be opened: it is a folder'],
    ['a name that no file has', '', 'a\0b', 'file/unreadable'],
  ])('%s', async (_, target, file, told) => {
    const folder = join(await writeTree(tree), 'site');
    if (target !== '') await symlink(target, join(folder, 'x'));
    expect(tell(folder, file).slice(0, told.length)).toBe(told);
  });

  test('that is a pipe or a socket is not waited for', async () => {
    const folder = join(await writeTree(tree), 'site');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = createServer().listen(join(folder, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    for (const file of ['pipe', 'socket'])
      expect(tell(folder, file)).toMatch(/^file\/unreadable: This is a pipe, a socket or a device/);
    server.close();
  });

  test('is found by a link to the folder itself', async () => {
    const root = await writeTree(tree);
    await symlink('site', join(root, 'current'));
    expect(tell(join(root, 'current'), 'a.txt')).toBe('a');
  });

  test('that is open is known by where it is, whatever its name leads to since', async () => {
    const root = await writeTree(tree);
    const folder = join(root, 'site');
    const { descriptor, path } = openWithin(folder, 'a.txt');
    const secret = openSync(join(root, 'secret.txt'), 'r');
    expect(isOpenWithin(folder, descriptor, path)).toBe(true);
    // As it is for a reader who asked for a.txt, which was replaced before it was opened.
    expect(isOpenWithin(folder, secret, path)).toBe(false);
    closeSync(secret);
    closeSync(descriptor);
  });

  test('of which a folder is replaced by a link again and again is never another', async () => {
    const root = await writeTree({ 'site/d/a.txt': 'a', 'other/a.txt': 'SECRET' });
    const [folder, d, kept] = [join(root, 'site'), join(root, 'site/d'), join(root, 'kept')];
    // In a thread of its own: whatever happens, happens between two steps of one reading.
    const swapping = new Worker(
      `const { renameSync, symlinkSync, rmSync } = require('node:fs');
      const { d, kept, other } = require('node:worker_threads').workerData;
      for (;;) {
        renameSync(d, kept);
        symlinkSync(other, d);
        rmSync(d);
        renameSync(kept, d);
      }`,
      { eval: true, workerData: { d, kept, other: join(root, 'other') } },
    );
    const read = new Set<string>();
    const end = performance.now() + 1500;
    while (performance.now() < end) read.add(tell(folder, 'd/a.txt').replace(/:.*/, ''));
    await swapping.terminate();
    expect(read).toContain('a');
    expect(read).not.toContain('SECRET');
  });
});

test('a file of a publication is read from its own part only', async () => {
  const root = await writeTree({ 'content/a.md': 'draft', 'public/b.txt': 'b', '.env': 'SECRET' });
  await symlink('../content/a.md', join(root, 'public/a.txt'));
  await symlink('../.env', join(root, 'public/env'));
  expect(readOwnFile(root, 'public/b.txt').toString()).toBe('b');
  for (const file of ['public/a.txt', 'public/env', 'public/../.env'])
    expect(() => readOwnFile(root, file), file).toThrow(/leads out of the public folder/);
  await rename(join(root, 'public'), join(root, 'elsewhere'));
  await symlink('elsewhere', join(root, 'public'));
  expect(() => readOwnFile(root, 'public/b.txt')).toThrow(/leads out of the public folder/);
});

test('a file that somebody named may be a link to its neighbour, and to nothing else', async () => {
  const root = await writeTree(tree);
  await symlink('a.txt', join(root, 'site/near'));
  await symlink('../secret.txt', join(root, 'site/far'));
  expect(readNamedFile(join(root, 'site/near')).toString()).toBe('a');
  expect(() => readNamedFile(join(root, 'site/far'))).toThrow(/^far: This is a link that leads/);
});

test('all that lies below a folder is listed, and what cannot be read is told apart', async () => {
  const root = await writeTree(tree);
  const folder = join(root, 'site');
  await mkdir(join(folder, 'empty'));
  await symlink('../a.txt', join(folder, 'below/near'));
  await symlink(root, join(folder, 'below/far'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const { files, faults } = listWithin(folder);
  expect(files).toEqual(['a.txt', 'below/b.txt', 'below/near']);
  expect(faults.map(({ file, rule }) => `${file} ${rule}`).sort()).toEqual([
    'below/far file/outside',
    'pipe file/unreadable',
  ]);
  expect(listWithin(root, 'site').files).toContain('site/below/b.txt');
  expect(listWithin(root, 'nowhere')).toEqual({ files: [], faults: [] });
  expect(findFileFault(folder, 'a.txt')).toBeUndefined();
});
