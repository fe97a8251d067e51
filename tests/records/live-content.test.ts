import { expect, test, vi } from 'vitest';
import { openLiveContent } from '../../src/records/live-content.ts';
import { readRecord, type RecordResult } from '../../src/records/read-record.ts';
import { decodeSource } from '../../src/records/read-source.ts';
import { article } from '../support/content.ts';

const result: RecordResult = { record: undefined, problems: [] };
const a = 'content/articles/en/2023/a.md';
const b = 'content/articles/en/2023/b.md';
const anna = 'content/authors/anna.md';

test('is there once all kinds have been read', async () => {
  const live = openLiveContent(['articles', 'authors']);
  const first = vi.fn();
  void live.read().then(first);
  live.set('articles', new Map([[a, result]]));
  await Promise.resolve();
  expect(first).not.toHaveBeenCalled();
  live.set('authors', new Map([[anna, result]]));
  expect([...(await live.read()).keys()]).toEqual([a, anna]);
});

test('follows its files, and tells of each change', async () => {
  const live = openLiveContent(['articles']);
  const heard = vi.fn();
  live.onChange(heard);
  live.set('articles', new Map([[a, result]]));
  const before = live.version();
  live.change(b, result);
  live.change(a, undefined);
  expect([...(await live.read()).keys()]).toEqual([b]);
  expect(live.version()).toBeGreaterThan(before);
  expect(heard).toHaveBeenCalledTimes(3);
});

test('of a kind that is read again, what is gone goes, and other kinds stay', async () => {
  const live = openLiveContent(['articles', 'authors']);
  live.set('articles', new Map([[a, result]]));
  live.set('authors', new Map([[anna, result]]));
  live.set('articles', new Map([[b, result]]));
  expect([...(await live.read()).keys()].toSorted()).toEqual([b, anna]);
});

/** As it would be read from a file. */
const read = async (fields: Parameters<typeof article>[0], body: string): Promise<RecordResult> =>
  readRecord('/nowhere', a, decodeSource(a, Buffer.from(article(fields, body))));

test.each([
  ['more words', { title: 'Suez' }, 'More.\n\nWords.\n\nRead more: Grain', true],
  [
    'another paragraph before a line to read',
    { title: 'Suez' },
    'More.\n\nRead more: Grain',
    false,
  ],
  ['another line to read', { title: 'Suez' }, 'Words.\n\nRead more: Wheat', false],
  ['another title', { title: 'The canal' }, 'Words.\n\nRead more: Grain', false],
])('%s: whether other texts can see it', async (_, fields, body, isSame) => {
  const live = openLiveContent(['articles']);
  const first = await read({ title: 'Suez' }, 'Words.\n\nRead more: Grain');
  live.set('articles', new Map([[a, first]]));
  const [shape, version] = [live.shape(), live.version()];
  const changed = await read(fields, body);
  live.change(a, changed);
  expect(live.version()).not.toBe(version);
  expect(live.shape() === shape).toBe(isSame);
  const record = (await live.read()).get(a)?.record;
  expect(record === first.record).toBe(isSame);
  expect(record?.value.body.html).toBe(changed.record?.value.body.html);
});

test('what is related is noted without a word to those who look at a page', () => {
  const live = openLiveContent(['articles']);
  const heard = vi.fn();
  live.onChange(heard);
  const version = live.version();
  live.noteRelated(new Map([['en/2023/a', ['en/2023/b']]]));
  expect(live.related()?.get('en/2023/a')).toEqual(['en/2023/b']);
  expect(live.version()).not.toBe(version);
  expect(heard).not.toHaveBeenCalled();
});
