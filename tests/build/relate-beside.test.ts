import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { relateBeside } from '../../src/build/relate-beside.ts';
import { relateLate, type Related } from '../../src/graph/relate.ts';
import type { Article } from '../../src/records/article.ts';
import { findContent, type FoundContent } from '../../src/records/find-content.ts';
import { LostRecord, openKeptRecords } from '../../src/records/kept-records.ts';
import { readContent } from '../../src/records/read-content.ts';
import { article, writeTreeTo } from '../support/content.ts';

const words = ['canal', 'strait', 'grain', 'wheat', 'border', 'convoy', 'talks', 'river', 'bridge'];

/** Enough for a helper to be asked. */
const tree = Object.fromEntries(
  Array.from({ length: 1000 }, (_, i) => [
    `content/articles/en/2023/p-${String(i)}.md`,
    article(
      { title: `Piece ${String(i)}`, tags: [words[i % 7]] },
      `Of ${words[i % 9] ?? ''} and ${words[i % 5] ?? ''}, number${String(i % 50)}.`,
    ),
  ]),
);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-related-'));
  await writeTreeTo(root, tree);
});
afterAll(() => rm(root, { recursive: true }));

const read = async (): Promise<{ articles: readonly Article[]; keys: FoundContent['keys'] }> => {
  const kept = openKeptRecords(join(root, '.cache'));
  onTestFinished(kept.close);
  const { records } = await readContent(root, kept);
  return { articles: records.articles, keys: (await findContent(root)).keys };
};

const toIds = (related: Related) =>
  [...related].map(([id, near]) => [id, near.map((piece) => piece.id)] as const);

const linked = new Map([['en/2023/p-1', new Set(['en/2023/p-46'])]]);

test('what a helper relates is what is related without one', { timeout: 60_000 }, async () => {
  const { articles, keys } = await read();
  const { relate, settled, close } = relateBeside({ cache: join(root, '.cache'), name: 'a', keys });
  onTestFinished(close);
  const find = relate(articles, linked);
  expect(find).toThrow('before they were found');
  await settled();
  expect(toIds(find())).toEqual(toIds(relateLate(articles, linked)()));
  expect(find().get('en/2023/p-1')).not.toHaveLength(0);
});

test(
  'an edition of edited texts is related before its content is read',
  { timeout: 60_000 },
  async () => {
    const cache = join(root, '.cache');
    const before = await read();
    const first = relateBeside({ cache, name: 'first', keys: before.keys });
    onTestFinished(first.close);
    first.relate(before.articles, linked);
    await first.settled();
    const file = 'content/articles/en/2023/p-1.md';
    await writeTreeTo(root, {
      [file]: article({ title: 'Piece 1', tags: [words[1]] }, 'Of talks and wheat, number9.'),
    });
    const { articles, keys } = await read();
    const edited = new Map([[before.keys.get(file) ?? '', keys.get(file) ?? '']]);
    for (const last of ['first', 'another']) {
      const relating = relateBeside({ cache, name: 'second', keys });
      onTestFinished(relating.close);
      relating.read();
      relating.begin(last, edited, Promise.resolve(true));
      const find = relating.relate(articles, linked);
      await relating.settled();
      expect(toIds(find())).toEqual(toIds(relateLate(articles, linked)()));
    }
  },
);

test('where the terms are what they were, so is what is related', { timeout: 60_000 }, async () => {
  const cache = join(root, '.cache');
  const { articles, keys } = await read();
  const open = (name: string) => {
    const relating = relateBeside({ cache, name, keys });
    onTestFinished(relating.close);
    return relating;
  };
  const first = open('first');
  const findFirst = first.relate(articles, linked);
  await first.settled();
  const second = open('second');
  const ids = new Map(toIds(findFirst()));
  second.stand('first', new Map(), ids);
  const findSecond = second.relate(articles, linked);
  await second.settled();
  expect(new Map(toIds(findSecond()))).toEqual(ids);
  // The next edition finds the job of this one.
  const job = () => readFile(join(cache, 'records/related-job'), 'latin1');
  await expect.poll(job, { timeout: 10_000 }).toContain('second');
  const third = open('third');
  third.read();
  third.begin('second', new Map(), Promise.resolve(true));
  const findThird = third.relate(articles, linked);
  await third.settled();
  expect(new Map(toIds(findThird()))).toEqual(ids);
  // A title may have led other pieces elsewhere: then what was begun is of no use.
  const fourth = open('fourth');
  fourth.read();
  fourth.begin('third', new Map(), Promise.resolve(false));
  const others = new Map([['en/2023/p-2', new Set(ids.get('en/2023/p-2'))]]);
  const findFourth = fourth.relate(articles, others);
  await fourth.settled();
  expect(toIds(findFourth())).toEqual(toIds(relateLate(articles, others)()));
  expect(new Map(toIds(findFourth()))).not.toEqual(ids);
});

test('a broken cache is told of, and mended', { timeout: 60_000 }, async () => {
  const { articles, keys } = await read();
  const file = join(root, '.cache/records/terms');
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill('?', bytes.length - 6, bytes.length - 2));
  const { relate, settled, close } = relateBeside({ cache: join(root, '.cache'), name: 'a', keys });
  onTestFinished(close);
  relate(articles, linked);
  await expect(settled()).rejects.toBeInstanceOf(LostRecord);
  const kept = openKeptRecords(join(root, '.cache'));
  onTestFinished(kept.close);
  expect([...keys.values()].filter((key) => !kept.has(key))).toHaveLength(1);
});
