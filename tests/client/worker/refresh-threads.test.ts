import { expect, test } from 'vitest';
import { isDue } from '../../../src/client/worker/refresh-threads.ts';

const now = Date.parse('2024-01-01T12:00:00Z');

test.each([
  ['Mon, 01 Jan 2024 11:30:00 GMT', false],
  ['Mon, 01 Jan 2024 10:30:00 GMT', true],
  [null, true],
  ['no date', true],
])('a list of %s is asked for again: %s', (date, due) => {
  expect(isDue(date, now)).toBe(due);
});
