import { expect, test } from 'vitest';
import { countTerms } from '../../src/records/terms.ts';

test.each([
  ['The canal, the Canal’s tolls', 'the 2 canal 1 canals 1 tolls 1'],
  ['راه كوه و راه کوه', 'راه 2 کوه 2'],
  ['At UN', ''],
  ['', ''],
])('the terms of "%s"', (text, terms) => {
  expect(countTerms(text).flat().join(' ')).toBe(terms);
});
