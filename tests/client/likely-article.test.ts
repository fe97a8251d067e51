import { describe, expect, test } from 'vitest';
import { findLikelyArticles, type TitleEntry } from '../../src/client/likely-article.ts';

const entry = (path: string, title: string): TitleEntry => ({ path: encodeURI(path), title });

const english = [
  entry('/2023/khojaly-second-meeting/', 'In Khojaly, a second meeting with a short agenda'),
  entry('/2023/first-meeting-since-the-dismissal/', 'Two days after a dismissal, a first meeting'),
  entry(
    '/2023/court-orders-unimpeded-movement/',
    'The Hague orders unimpeded movement on the Lachin corridor',
  ),
  entry('/2024/withdrawal-confirmed/', 'The peacekeepers’ withdrawal is confirmed'),
  entry('/2024/1310-days/', '1,310 days: the contingent’s term, counted'),
  entry('/2023/cafe-in-stepanakert/', 'A café in Stepanakert'),
];

const persian = [
  entry('/fa/2023/دیدار-دوم-خوجالی/', 'در خوجالی، دیدار دوم با دستور کاری کوتاه'),
  entry('/fa/2023/آتش-بس/', 'آتش‌بس از راه حافظان صلح'),
];

const paths = (found: readonly TitleEntry[]): string[] => found.map(({ path }) => decodeURI(path));

describe('a mistyped address finds the piece that was meant', () => {
  test.each([
    ['a letter left out', '/2023/khojaly-secnd-meting/', '/2023/khojaly-second-meeting/'],
    ['the wrong year', '/2022/khojaly-second-meeting/', '/2023/khojaly-second-meeting/'],
    [
      'a month from an old system',
      '/2023/03/khojaly-second-meeting/',
      '/2023/khojaly-second-meeting/',
    ],
    ['an ending', '/2024/withdrawal-confirmed.html', '/2024/withdrawal-confirmed/'],
    ['cut short', '/2023/court-orders-unimp', '/2023/court-orders-unimpeded-movement/'],
    ['words of the title', '/hague-lachin-corridor', '/2023/court-orders-unimpeded-movement/'],
    ['capitals and blanks', '/Khojaly%20Second%20Meeting', '/2023/khojaly-second-meeting/'],
    ['an accent', '/2023/caf%C3%A9-stepanakert/', '/2023/cafe-in-stepanakert/'],
  ])('%s', (_, typed, meant) => {
    expect(paths(findLikelyArticles(typed, '/', english))[0]).toBe(meant);
  });

  test.each([
    ['Arabic letters for Persian ones', '/fa/2023/ديدار-دوم/', '/fa/2023/دیدار-دوم-خوجالی/'],
    ['with a joiner', '/fa/2023/آتش‌بس-صلح/', '/fa/2023/آتش-بس/'],
  ])('in Persian: %s', (_, typed, meant) => {
    expect(paths(findLikelyArticles(encodeURI(typed), '/fa/', persian))[0]).toBe(meant);
  });

  test('below a base path', () => {
    const below = english.map(({ path, title }) => ({ path: `/paper${path}`, title }));
    expect(findLikelyArticles('/paper/2023/khojaly-meeting/', '/paper/', below)[0]?.path).toBe(
      '/paper/2023/khojaly-second-meeting/',
    );
  });
});

describe('no guess is better than a wild one', () => {
  test.each([
    ['nothing alike', '/wp-login.php'],
    ['a year alone', '/2023/'],
    ['a number alone', '/1310'],
    ['nothing', '/'],
    ['a broken escape', '/%E0%A4%A'],
  ])('%s', (_, typed) => {
    expect(findLikelyArticles(typed, '/', english)).toEqual([]);
  });

  test('and three are enough', () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      entry(`/2023/meeting-${String(i)}/`, 'A meeting'),
    );
    expect(findLikelyArticles('/meeting/', '/', many)).toHaveLength(3);
  });
});
