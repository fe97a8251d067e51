import { expect, test } from 'vitest';
import { placeAt, sourceOffsets } from '../../src/markdown/source.ts';

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [4, 3, 1],
  [6, 3, 3],
])('offset %j is at %j:%j', (offset, line, column) => {
  expect(placeAt('ab\n\ncd', offset)).toEqual({ line, column });
});

test.each([
  { typed: 'plain', value: 'plain', at: 'n', stands: 4 },
  { typed: String.raw`\*a\* b`, value: '*a* b', at: 'b', stands: 6 },
  { typed: String.raw`a\b c`, value: String.raw`a\b c`, at: 'c', stands: 4 },
  { typed: '&amp;&lt; b', value: '&< b', at: 'b', stands: 10 },
  { typed: '&amp;amp; b', value: '&amp; b', at: 'b', stands: 10 },
  { typed: '&nothing; b', value: '&nothing; b', at: 'b', stands: 10 },
  { typed: '&#x1F600; b', value: '😀 b', at: 'b', stands: 10 },
  { typed: '&#59;b', value: ';b', at: 'b', stands: 5 },
  { typed: '😀 b', value: '😀 b', at: 'b', stands: 3 },
  { typed: 'a\n  b', value: 'a\nb', at: 'b', stands: 4 },
  { typed: 'a \n> > b', value: 'a\nb', at: 'b', stands: 7 },
])('$typed: $at stands at $stands', ({ typed, value, at, stands }) => {
  const before = 'x'.repeat(10);
  const offsets = sourceOffsets(before + typed, 10, 10 + typed.length, value);
  expect(offsets).toHaveLength(value.length);
  expect(offsets[value.indexOf(at)]).toBe(10 + stands);
});
