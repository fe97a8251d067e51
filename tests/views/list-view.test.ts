import { describe, expect, test } from 'vitest';
import { settings } from '../../src/config.ts';
import { tagUrl } from '../../src/records/urls.ts';
import { toListPages, toListView, type ListInput } from '../../src/views/list-view.ts';
import { anArticle } from '../support/content.ts';

const graph = { pages: [] };
const size = settings.pageSize;

const listOf = (count: number, front: Partial<ListInput> = {}): ListInput => ({
  ...{ language: 'en', heading: 'Suez', title: 'Articles about Suez', feed: true },
  articles: Array.from({ length: count }, (_, i) => anArticle({ id: `en/2023/p${i}` })),
  urlOf: (page) => tagUrl('en', 'suez', page),
  others: new Map([['fa', '/fa/tags/suez/']]),
  ...front,
});

const toListViews = (input: ListInput) => toListPages(graph, input).map(({ toView }) => toView());

describe('a list is parted into pages', () => {
  test.each([
    [0, [0]],
    [1, [1]],
    [size, [size]],
    [size + 1, [size, 1]],
    [3 * size, [size, size, size]],
  ])('%d articles', (count, pages) => {
    const views = toListViews(listOf(count));
    expect(views.map(({ teasers }) => teasers.length)).toEqual(pages);
    const titles = views.flatMap(({ teasers }) => teasers.map(({ title }) => title));
    expect(titles).toEqual(Array.from({ length: count }, (_, i) => `p${i}`));
    const named = toListPages(graph, listOf(count)).flatMap(({ articles }) => articles);
    expect(named.map(({ title }) => title)).toEqual(titles);
  });

  test('each knows the page before and after, and says where it is', () => {
    const views = toListViews(listOf(2 * size + 1));
    expect(views.map(({ pagination }) => pagination)).toEqual([
      { label: 'Page 1 of 3', newer: undefined, older: '/tags/suez/2/' },
      { label: 'Page 2 of 3', newer: '/tags/suez/', older: '/tags/suez/3/' },
      { label: 'Page 3 of 3', newer: '/tags/suez/2/', older: undefined },
    ]);
    expect(views.map(({ frame: { path, title } }) => [path, title])).toEqual([
      ['/tags/suez/', 'Articles about Suez'],
      ['/tags/suez/2/', 'Articles about Suez · Page 2 of 3'],
      ['/tags/suez/3/', 'Articles about Suez · Page 3 of 3'],
    ]);
    expect(views.map(({ count }) => count)).toEqual(Array(3).fill(`${2 * size + 1} articles`));
  });

  test('only the first is the same page in another language; all have the list’s feed', () => {
    const views = toListViews(listOf(size + 1));
    expect(views.map(({ frame }) => frame.alternates[0]?.exact)).toEqual([true, false]);
    for (const { frame } of views) expect(frame.feeds.at(-1)?.under).toBe('/tags/suez/');
  });
});

test('a list of one page says nothing of pages, and may be long', () => {
  const view = toListView(graph, listOf(5 * size), 1, 1);
  expect(view.pagination).toBeUndefined();
  expect(view.teasers).toHaveLength(5 * size);
});

test('an introduction describes the list', () => {
  const [view] = toListViews(listOf(1, { introduction: 'Ships.', feed: false }));
  expect(view).toMatchObject({ introduction: 'Ships.', count: 'One article' });
  expect(view?.frame).toMatchObject({ description: 'Ships.', feeds: [{ under: '/' }] });
});

test('numbers are in the digits of the language', () => {
  const [, view] = toListViews(listOf(size + 1, { language: 'fa' }));
  expect(view?.pagination?.label).toBe('صفحه ۲ از ۲');
});
