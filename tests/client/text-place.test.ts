import { expect, test } from 'vitest';
import { findBlock, findPlace } from '../../src/client/text-place.ts';

/** Four blocks of 500 px each, scrolled up by `scrolled`. */
const blocks = (scrolled: number) =>
  [0, 500, 1000, 1500].map((top) => ({ top: top - scrolled, bottom: top + 500 - scrolled }));

test.each([
  { at: 'the beginning', scrolled: -200, place: undefined },
  {
    at: 'the midst of the second block',
    scrolled: 550,
    place: { block: 1, part: 0.5, read: 0.375 },
  },
  { at: 'the seam of two', scrolled: 800, place: { block: 2, part: 0, read: 0.5 } },
  { at: 'the end, seen', scrolled: 1200, place: { block: 2, part: 0.8, read: 1 } },
  { at: 'far below the text', scrolled: 5000, place: { block: 3, part: 1, read: 1 } },
])('a reader at $at', ({ scrolled, place }) => {
  expect(findPlace(blocks(scrolled), 800)).toEqual(place);
});

test('a text without blocks has no place', () => {
  expect(findPlace([], 800)).toBeUndefined();
});

test.each([
  { edit: 'none', beginnings: ['a', 'b', 'c'], found: 1 },
  { edit: 'a paragraph added before', beginnings: ['a', 'new', 'b', 'c'], found: 2 },
  { edit: 'its words changed', beginnings: ['a', 'B', 'c'], found: 1 },
  { edit: 'the same words twice', beginnings: ['b', 'x', 'b', 'b'], found: 0 },
  { edit: 'all after it gone', beginnings: ['a'], found: 0 },
])('the block is found again: $edit', ({ beginnings, found }) => {
  expect(findBlock(beginnings, { block: 1, text: 'b' })).toBe(found);
});
