import { expect, test } from 'vitest';
import { countTerms, fromTermText, toTermText, weighTerms } from '../../src/records/terms.ts';

const termOf = (word: string): number | undefined => countTerms(word)[0];

test.each([
  ['The canal, the Canal’s tolls', ['the', 2, 'canal', 1, 'canals', 1, 'tolls', 1]],
  ['راه كوه و راه کوه', ['راه', 2, 'کوه', 2]],
  ['At UN', []],
  ['', []],
])('the terms of "%s"', (text, terms) => {
  const expected = terms.map((each) => (typeof each === 'string' ? termOf(each) : each));
  expect([...countTerms(text)]).toEqual(expected);
});

test('terms are kept as text and read back', () => {
  const terms = countTerms('The canal, the tolls');
  expect(fromTermText(toTermText(terms))).toEqual(terms);
  expect(fromTermText('')).toEqual(new Int32Array());
});

test('what an article is about is in its headline before all else, and not in what stands there once', () => {
  const text = Array.from({ length: 500 }, (_, i) => `word${i}`).join(' ');
  const front = { title: 'Canal tolls', summary: 'Canal', tags: ['Suez'] };
  const terms = weighTerms(front, countTerms(text));
  expect([...terms.slice(0, 6)]).toEqual([
    termOf('canal'),
    6,
    termOf('tolls'),
    4,
    termOf('suez'),
    3,
  ]);
  expect(terms.length).toBe(2 * 120);
});
