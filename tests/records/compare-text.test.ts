import { expect, test } from 'vitest';
import { compareText } from '../../src/records/compare-text.ts';

test('sorts by code units, whatever the machine’s language', () => {
  expect(['ä', 'b', 'a', 'Z', 'ز', '10', '9', ''].sort(compareText)).toEqual([
    ...['', '10', '9', 'Z', 'a', 'b', 'ä', 'ز'],
  ]);
  expect(compareText('a', 'a')).toBe(0);
});
