import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../src/i18n/languages.ts';
import { kinds } from '../../src/records/article.ts';
import { toArchiveView, toPeriodPages } from '../../src/views/archive-view.ts';
import { toArticleView } from '../../src/views/article-view.ts';
import { toAuthorPages, toAuthorsView } from '../../src/views/author-view.ts';
import { digest, digestParts, findChangedParts, standInKeys } from '../../src/views/digest.ts';
import { toHomeView } from '../../src/views/home-view.ts';
import { toKindPages } from '../../src/views/kind-view.ts';
import { toNotFoundView, toPageView } from '../../src/views/page-view.ts';
import { toTagPages, toTagsView } from '../../src/views/tag-view.ts';
import { toThreadsView, toThreadView } from '../../src/views/thread-view.ts';
import type { Picture } from '../../src/records/pictures.ts';
import { article, author, page, relate, thread } from '../support/content.ts';

test('equal props have one digest', () => {
  expect(digest({ a: 1, b: ['x'] })).toBe(digest({ a: 1, b: ['x'] }));
  expect(digest({ a: undefined })).toBe(digest({}));
  expect(digest({ a: 1 })).toMatch(/^[\da-f]{32}$/);
});

test('for what many pages share its digest stands in their keys', () => {
  const teaser = { title: 'x'.repeat(100), date: { day: '1' } };
  const shared = standInKeys({ ...teaser });
  expect(shared).toEqual(teaser);
  expect(digest([shared])).toBe(digest([standInKeys({ ...teaser })]));
  expect(digest([shared])).not.toBe(digest([standInKeys({ ...teaser, date: { day: '2' } })]));
  expect(JSON.stringify({ shared })).not.toContain('xxx');
});

describe('a change makes another', () => {
  test.each<[string, unknown, unknown]>([
    ['a word', { a: 'x' }, { a: 'y' }],
    ['a key', { a: 'x' }, { b: 'x' }],
    ['an order', ['x', 'y'], ['y', 'x']],
    ['nothing for something', { a: null }, { a: '' }],
    ['a number for its digits', { a: 1 }, { a: '1' }],
    ['something deep', { a: [{ b: { c: 1 } }] }, { a: [{ b: { c: 2 } }] }],
  ])('%s', (_, a, b) => {
    expect(digest(a)).not.toBe(digest(b));
  });
});

/** The paths to what JSON would lose: functions, maps, sets, dates and other things with a class. */
const findLoss = (value: unknown, path = ''): string[] => {
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((each, i) => findLoss(each, `${path}[${i}]`));
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return [path];
  return Object.entries(value).flatMap(([key, each]) => findLoss(each, `${path}.${key}`));
};

test('what would be lost is found', () => {
  const lossy = [new Map(), new Set(), new Date(), () => 1, NaN, 1n, Symbol('x')];
  expect(lossy.flatMap((each) => findLoss({ a: [each] }))).toEqual(Array(7).fill('.a[0]'));
  expect(findLoss({ a: [1, 'x', true, null, undefined, { b: [] }] })).toEqual([]);
});

test('the props of every page are plain data, so that their digest is of all of them', async () => {
  const { graph } = await relate({
    'content/authors/anna.md': author({ bio: { fa: 'آنا' }, role: 'Editor' }),
    'content/threads/en/canal.md': thread(),
    'content/pages/en/about.md': page(),
    'content/articles/en/2022/a.md': article(
      { title: 'A', published: '2022-01-01T10:00', tags: ['Suez'], thread: 'canal' },
      'See ![a map](map.svg).',
    ),
    'content/articles/en/2023/b.md': article(
      { title: 'B', byline: 'anna', tags: ['Suez'], thread: 'canal', updated: '2023-03-03T10:00' },
      'Text.\n\nRead more: A',
    ),
    'content/articles/fa/2023/c.md': article({ title: 'C', translationOf: 'en/2023/b' }),
  });
  const picture: Picture = { src: '/map.svg', width: 8, height: 6, copies: [] };
  const pictures = new Map([['', picture]]);
  const codes = Object.keys(languages) as Language[];
  const views = [
    ...graph.articles.map((each) => toArticleView(each, graph, pictures)),
    ...graph.threads.map((each) => toThreadView(graph, each, pictures)),
    ...graph.pages.map((each) => toPageView(graph, each, pictures)),
    ...[
      ...graph.tags.flatMap((each) => toTagPages(graph, each)),
      ...codes.flatMap((code) =>
        graph.authors.flatMap((each) => toAuthorPages(graph, each, code, pictures)),
      ),
      ...codes.flatMap((code) => kinds.flatMap((kind) => toKindPages(graph, code, kind))),
      ...toPeriodPages(graph),
    ].map(({ toView }): object => toView()),
    ...codes.flatMap((code) =>
      [toHomeView, toThreadsView, toTagsView, toAuthorsView, toArchiveView].map((toView) =>
        toView(graph, code),
      ),
    ),
    toNotFoundView(graph),
  ];
  expect(views.length).toBeGreaterThan(30);
  expect(views.flatMap((view) => findLoss(view))).toEqual([]);
});

test('a view’s key tells which of its parts have changed', () => {
  const view = { headline: 'A', tags: ['x'], thread: undefined };
  const key = digestParts(view);
  expect(digestParts({ ...view })).toBe(key);
  expect(findChangedParts(key, key)).toEqual([]);
  expect(findChangedParts(key, digestParts({ ...view, headline: 'B' }))).toEqual(['headline']);
  expect(findChangedParts(key, digestParts({ ...view, thread: 'y', tags: [] }))).toEqual([
    'tags',
    'thread',
  ]);
  expect(findChangedParts(key, digestParts({ headline: 'A', tags: ['x'] }))).toEqual(['thread']);
});
