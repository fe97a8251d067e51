import { describe, expect, test } from 'vitest';
import {
  articleSchema,
  checkSummary,
  toArticle,
  type ArticleFrontMatter,
} from '../../src/records/article.ts';
import { emptyBody, toLines } from '../support/content.ts';

const place = {
  id: 'en/2023/suez-delays',
  file: 'content/articles/en/2023/suez-delays.md',
  language: 'en',
  year: '2023',
  slug: 'suez-delays',
} as const;

const places = {
  published: { line: 3, column: 12 },
  updated: { line: 4, column: 10 },
  summary: { line: 7, column: 10 },
};

const front = (data: Readonly<Record<string, unknown>> = {}) => ({
  data: articleSchema.parse({
    title: 'Suez delays',
    published: 'Thursday 2 March 2023 - 18:33',
    kind: 'analysis',
    byline: 'Caucasus Desk',
    summary: 'What happened.',
    ...data,
  }),
  body: '',
  linesBeforeBody: 8,
  places,
});

const make = (data: Readonly<Record<string, unknown>> = {}) =>
  toArticle(place, front(data), emptyBody, undefined, 'Asia/Tbilisi');

describe('the front matter', () => {
  const parse = (data: Partial<Record<keyof ArticleFrontMatter, unknown>>) =>
    articleSchema.safeParse({
      title: 'a',
      published: 'b',
      kind: 'report',
      byline: 'c',
      summary: 'd',
      ...data,
    });

  test('fills in what may be left out, and takes one for a list of one', () => {
    expect(parse({}).data).toEqual({
      title: 'a',
      published: 'b',
      kind: 'report',
      byline: ['c'],
      summary: 'd',
      tags: [],
      aliases: [],
      formerTitles: [],
      draft: false,
    });
    expect(parse({ title: ' a ', tags: ' Talks ' }).data).toMatchObject({
      title: 'a',
      tags: ['Talks'],
    });
  });
});

describe('the record', () => {
  test('holds instants, its place, and undefined for what is left out', () => {
    const { article, problems } = make({ updated: '2023-03-03T09:00' });
    expect(problems).toEqual([]);
    expect(article).toMatchObject({
      ...place,
      title: 'Suez delays',
      published: '2023-03-02T14:33:00.000Z',
      updated: '2023-03-03T05:00:00.000Z',
      thread: undefined,
      dateline: undefined,
      translationOf: undefined,
      image: undefined,
      places,
    });
  });

  test.each([
    ['the last minute of the year', '2023-12-31T23:59', true],
    ['the first of the next', '2024-01-01T00:00', false],
    ['a minute that is of this year only here', '2022-12-31T21:00Z', true],
    ['a minute that is of this year only elsewhere', '2023-12-31T21:00Z', false],
  ])('lies in the folder of its year, as the publication counts it: %s', (_, published, fits) => {
    const { problems } = make({ published });
    expect(problems.map(({ rule }) => rule)).toEqual(fits ? [] : ['date/wrong-year-folder']);
  });

  test('is not made where a date cannot be read, and both are told of', () => {
    const { article, problems } = make({ published: 'soon', updated: '2023-02-30T10:00' });
    expect(article).toBeUndefined();
    expect(toLines(problems)).toMatchInlineSnapshot(`
      "content/articles/en/2023/suez-delays.md:3:12 error date/unreadable: "soon" is not a date that can be read.
        Write it as "Thursday 2 March 2023 - 18:33" or as 2023-03-02T18:33 (the publication's time) or 2023-03-02T18:33:00+04:00.
      content/articles/en/2023/suez-delays.md:4:10 error date/impossible: "2023-02-30T10:00" cannot be: that month has 28 days.
        Look at the day, the month and the time again."
    `);
  });

  test('may have been updated in the minute of its publication, but not before', () => {
    expect(make({ updated: 'Thursday 2 March 2023 - 18:33' }).problems).toEqual([]);
    expect(toLines(make({ updated: '2023-03-02T18:32' }).problems)).toMatchInlineSnapshot(`
      "content/articles/en/2023/suez-delays.md:4:10 error date/updated-before-published: The piece cannot have been updated before it was published.
        Mend \`updated\` or \`published\`."
    `);
  });
});

describe('the summary', () => {
  test.each([
    ['x'.repeat(220), 0],
    ['x'.repeat(221), 1],
    ['😀'.repeat(220), 0],
    ['قره‌باغ'.repeat(31), 0],
  ])('%s', (summary, problems) => {
    expect(checkSummary('x.md', front({ summary }))).toHaveLength(problems);
  });

  test('that is too long is told with its length', () => {
    expect(toLines(checkSummary('x.md', front({ summary: 'x'.repeat(300) }))))
      .toMatchInlineSnapshot(`
      "x.md:7:10 warning summary/too-long: The summary has 300 characters; lists and search engines show 220.
        Say it in one or two shorter sentences."
    `);
  });
});
