import { describe, expect, test } from 'vitest';
import { isOutFor, isPublished, newestFirst, oldestFirst } from '../../src/graph/held-back.ts';
import { anArticle } from '../support/content.ts';

const now = Date.parse('2023-06-01T00:00:00.000Z');

const on = (day: string, draft = false) =>
  anArticle({ id: `en/2023/${day}`, published: `2023-${day}T00:00:00.000Z`, draft });

test.each([
  ['05-31', false, true],
  ['06-01', false, true],
  ['06-02', false, false],
  ['05-31', true, false],
])('a piece of %s, draft: %j, is published on 1 June: %j', (day, draft, is) => {
  expect(isPublished(on(day, draft), now)).toBe(is);
});

describe('a piece may cite another', () => {
  const drafted = true;
  test.each([
    ['a piece that is out', on('05-01'), on('04-01'), true],
    ['one that is not out yet, from one that is', on('05-01'), on('07-01'), false],
    ['one that comes out before it', on('08-01'), on('07-01'), true],
    ['one that comes out with it', on('07-01'), on('07-01'), true],
    ['one that comes out after it', on('07-01'), on('08-01'), false],
    ['a draft', on('05-01'), on('04-01', drafted), false],
    ['a draft, from one that is held back', on('07-01'), on('04-01', drafted), false],
    ['anything, from a draft', on('05-01', drafted), on('08-01', drafted), true],
    ['a piece that is out, from a page', undefined, on('04-01'), true],
    ['one that is not, from a page', undefined, on('07-01'), false],
  ])('%s', (_, source, target, may) => {
    expect(isOutFor(source, target, now)).toBe(may);
  });
});

test('the order of lists is by time, at the same instant by id', () => {
  const [a, b] = ['en/2023/a', 'en/2023/b'].map((id) => anArticle({ id }));
  if (!a || !b) return;
  const later = on('05-01');
  expect([b, later, a].sort(newestFirst)).toEqual([later, a, b]);
  expect([b, later, a].sort(oldestFirst)).toEqual([b, a, later]);
});
