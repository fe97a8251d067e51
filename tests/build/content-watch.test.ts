import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { watchFolders } from '../../src/build/content-watch.ts';
import { writeTree } from '../support/content.ts';

/** A folder that is watched, and what has been told of it. */
const start = async () => {
  const folder = await writeTree({ 'en/2023/a.md': 'a', 'en/2023/b.md': 'b', 'fa/c.md': 'c' });
  const told = new Set<string>();
  const close = watchFolders(folder, (event, path) =>
    told.add(`${event} ${relative(folder, path).replaceAll('\\', '/')}`),
  );
  onTestFinished(close);
  const hear = async (act: () => Promise<unknown>, ...expected: readonly string[]) => {
    told.clear();
    await act();
    await expect.poll(() => [...told].sort()).toEqual(expected.toSorted());
  };
  return { folder, at: (path: string) => join(folder, path), hear, close, told };
};

test('files that come, change and go are told of', async () => {
  const { at, hear } = await start();
  await hear(() => writeFile(at('en/2023/a.md'), 'again'), 'change en/2023/a.md');
  await hear(() => writeFile(at('en/2023/new.md'), 'new'), 'add en/2023/new.md');
  await hear(() => rm(at('en/2023/b.md')), 'unlink en/2023/b.md');
  await hear(
    () => rename(at('en/2023/new.md'), at('fa/moved.md')),
    'unlink en/2023/new.md',
    'add fa/moved.md',
  );
});

test('a file that an editor writes beside and puts in its place has changed, and the rest is the editor’s own', async () => {
  const { at, hear } = await start();
  await hear(async () => {
    await writeFile(at('en/2023/.a.md.swp'), 'editing');
    await writeFile(at('en/2023/a.md~'), 'a');
    await rename(at('en/2023/.a.md.swp'), at('en/2023/a.md'));
  }, 'change en/2023/a.md');
});

test('a folder is followed from the moment that it is there', async () => {
  const { at, hear } = await start();
  await hear(async () => {
    await mkdir(at('en/2024/deep'), { recursive: true });
    await writeFile(at('en/2024/deep/d.md'), 'd');
  }, 'add en/2024/deep/d.md');
  await hear(() => writeFile(at('en/2024/deep/d.md'), 'again'), 'change en/2024/deep/d.md');
  await hear(() => writeFile(at('en/2024/e.md'), 'e'), 'add en/2024/e.md');
});

test('a folder that goes takes its files along, and another one in its place is followed', async () => {
  const { folder, at, hear } = await start();
  const elsewhere = await writeTree({ 'a.md': 'other', 'x.md': 'x' });
  await hear(
    () => rename(at('en/2023'), `${folder}-gone`),
    'unlink en/2023/a.md',
    'unlink en/2023/b.md',
  );
  onTestFinished(() => rm(`${folder}-gone`, { recursive: true }));
  await hear(() => rename(elsewhere, at('en/2023')), 'add en/2023/a.md', 'add en/2023/x.md');
  await hear(() => writeFile(at('en/2023/x.md'), 'again'), 'change en/2023/x.md');
});

test('once it is closed nothing is told any more', async () => {
  const { at, close, told } = await start();
  close();
  await writeFile(at('en/2023/a.md'), 'again');
  await wait(200);
  expect([...told]).toEqual([]);
});
