import { describe, expect, test } from 'vitest';
import { toArchiveView, toPeriodView, toPeriodPages } from '../../src/views/archive-view.ts';
import { article, relate } from '../support/content.ts';

const at = (title: string, published: string) => article({ title, published });

const { graph } = await relate({
  'content/articles/en/2022/a.md': at('A', '2022-12-31T23:59'),
  'content/articles/en/2023/b.md': at('B', '2023-01-01T00:00'),
  'content/articles/en/2023/c.md': at('C', '2023-03-31T23:59'),
  'content/articles/en/2023/d.md': at('D', '2023-03-01T00:00'),
  'content/articles/fa/2023/e.md': at('E', '2023-03-01T00:00'),
});

const titlesOf = (...args: Parameters<typeof toPeriodView>) =>
  toPeriodView(...args).teasers.map(({ title }) => title);

test('the archive lists years with their months, newest first', () => {
  expect(toArchiveView(graph, 'en').groups).toEqual([
    {
      heading: { text: '2023', href: '/archive/2023/' },
      entries: [
        { label: 'March 2023', href: '/archive/2023/03/', count: '2', note: undefined },
        { label: 'January 2023', href: '/archive/2023/01/', count: '1', note: undefined },
      ],
    },
    {
      heading: { text: '2022', href: '/archive/2022/' },
      entries: [{ label: 'December 2022', href: '/archive/2022/12/', count: '1', note: undefined }],
    },
  ]);
  expect(toArchiveView(graph, 'fa').groups[0]?.heading?.text).toBe('۲۰۲۳');
});

describe('a year and a month have a page each', () => {
  test('with all that was published then', () => {
    expect(titlesOf(graph, 'en', '2023')).toEqual(['C', 'D', 'B']);
    expect(titlesOf(graph, 'en', '2023', '03')).toEqual(['C', 'D']);
    expect(titlesOf(graph, 'fa', '2023', '03')).toEqual(['E']);
  });

  test('which says so, and knows whether the other language has it', () => {
    expect(toPeriodView(graph, 'en', '2023', '03')).toMatchObject({
      ...{ heading: 'March 2023', count: '2 articles', pagination: undefined },
      frame: {
        ...{ title: 'Archive: March 2023', path: '/archive/2023/03/' },
        alternates: [{ href: '/fa/archive/2023/03/', exact: true }],
      },
    });
    expect(toPeriodView(graph, 'en', '2022').frame.alternates).toMatchObject([
      { href: '/fa/', exact: false },
    ]);
  });

  test('and no other period has one', () => {
    const periods = toPeriodPages(graph).map(
      ({ language, year, month = 'year' }) => `${language} ${year} ${month}`,
    );
    expect(periods.sort()).toEqual([
      ...['en 2022 12', 'en 2022 year', 'en 2023 01', 'en 2023 03', 'en 2023 year'],
      ...['fa 2023 03', 'fa 2023 year'],
    ]);
  });
});
