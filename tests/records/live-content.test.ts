import { expect, test, vi } from 'vitest';
import { openLiveContent } from '../../src/records/live-content.ts';
import type { RecordResult } from '../../src/records/read-record.ts';

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
