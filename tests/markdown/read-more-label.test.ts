import { describe, expect, test } from 'vitest';
import { toLabels } from '../../src/markdown/read-more-label.ts';

const labels = toLabels(['Read more', 'بیشتر بخوانید', 'C++ (more)']);

describe('atStart', () => {
  test.each([
    ['Read more: a', 10],
    ['read MORE : a', 11],
    ['Read\nmore：a', 10],
    ['\u200F بیشتر بخوانید: a', 16],
    ['بيشتر بخوانيد: a', 14],
    ['C++ (more): a', 11],
  ])('%j', (text, end) => {
    expect(labels.atStart(text)).toBe(end);
  });

  test.each(['Read more a', 'Read more about: a', 'Please read more: a', 'Readmore: a', ''])(
    '%j does not begin with a label',
    (text) => {
      expect(labels.atStart(text)).toBeUndefined();
    },
  );
});

test('atLaterLines finds the labels that begin further lines', () => {
  const text = 'Read more: a\nRead more: b\n  read more: c Read more: d';
  expect(labels.atLaterLines(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '\nRead more:',
    '\n  read more:',
  ]);
});
