import { expect, test } from 'vitest';
import { toResult, toStretches } from '../../src/client/search-result.ts';

test.each([
  ['plain words.', [{ text: 'plain words.', found: false }]],
  [
    'a <mark>b</mark> c.',
    [
      { text: 'a ', found: false },
      { text: 'b', found: true },
      { text: ' c.', found: false },
    ],
  ],
  [
    '&lt;b onclick=&quot;x&quot;&gt; &amp;lt; <b>.',
    [{ text: '<b onclick="x"> &lt; <b>.', found: false }],
  ],
  [
    'broken off',
    [
      { text: 'broken off', found: false },
      { text: ' …', found: false },
    ],
  ],
  ['', []],
])('the excerpt %j', (excerpt, stretches) => {
  expect(toStretches(excerpt)).toEqual(stretches);
});

const piece = {
  url: '/2023/x/',
  excerpt: 'The whole.',
  meta: { title: 'قره‌-باغ', headline: 'قره‌باغ', day: '2 March 2023' },
  filters: { kind: ['Report'] },
};

const passage = (id: string) => ({
  title: 'The مي‌-رود',
  url: `/2023/x/#${id}`,
  excerpt: 'A <mark>word</mark>.',
  anchor: { id },
});

test('a piece found by its headline alone shows how it begins', () => {
  expect(toResult({ ...piece, sub_results: [] })).toEqual({
    title: 'قره‌باغ',
    href: '/2023/x/',
    day: '2 March 2023',
    kind: 'Report',
    excerpt: [{ text: 'The whole.', found: false }],
    passages: [],
  });
});

test('passages lead to their headings, three at most, and take the place of the beginning', () => {
  const result = toResult({ ...piece, sub_results: ['a', 'b', 'c', 'd'].map(passage) });
  expect(result.excerpt).toEqual([]);
  expect(result.passages.map(({ href }) => href)).toEqual([
    '/2023/x/#a',
    '/2023/x/#b',
    '/2023/x/#c',
  ]);
  expect(result.passages[0]?.heading).toBe('The مي‌رود');
});

test('what was found before the first heading stands under the headline', () => {
  const beginning = { title: 'x', url: '/2023/x/', excerpt: 'At <mark>first</mark>.' };
  const result = toResult({ ...piece, sub_results: [beginning, passage('a')] });
  expect(result.excerpt.map(({ text }) => text)).toEqual(['At ', 'first', '.']);
  expect(result.passages).toHaveLength(1);
});
