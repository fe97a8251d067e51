import { expect, test } from 'vitest';
import { findDateLine } from '../../src/i18n/find-date-line.ts';

const find = (line: string) => findDateLine(line, 'Asia/Tbilisi');

test.each([
  ['Thursday 2 March 2023 - 18:33', '2023-03-02T18:33'],
  ['2023-03-02T18:33:00+04:00', '2023-03-02T18:33:00+04:00'],
  ['Thursday, March 2nd, 2023 6:33 pm', '2023-03-02T18:33'],
  ['2 Mar. 2023, 12:05 a.m.', '2023-03-02T00:05'],
  ['2023/03/02 18:33', '2023-03-02T18:33'],
  ['Published on March 2, 2023 at 18:33', '2023-03-02T18:33'],
])('%s', (line, typed) => {
  expect(find(line)).toEqual({ typed, guesses: [] });
});

test.each([
  ['پنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳', '2023-03-02T18:33', 'is 2023-03-02 in the Gregorian calendar'],
  ['۱۴۰۱/۱۲/۱۱ ۱۸:۳۳', '2023-03-02T18:33', 'is 2023-03-02 in the Gregorian calendar'],
  ['۱ فروردین ۱۴۰۰ - ۰۸:۰۰', '2021-03-21T08:00', 'is 2021-03-21'],
  ['۳۰ اسفند ۱۳۹۹ - ۰۸:۰۰', '2021-03-20T08:00', 'is 2021-03-20'],
  ['March 2, 2023', '2023-03-02T12:00', 'the time of day: noon'],
  [
    'Friday 2 March 2023 - 18:33',
    '2023-03-02T18:33',
    'names a friday, but that day was a thursday',
  ],
  ['Fri, March 2, 2023 18:33', '2023-03-02T18:33', undefined],
  ['جمعه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳', '2023-03-02T18:33', 'names a friday'],
])('%s, with a word on it', (line, typed, word) => {
  const found = find(line);
  expect(found?.typed).toBe(typed);
  if (word !== undefined) expect(found?.guesses.join('; ')).toContain(word);
});

test.each([
  '30 February 2023',
  '۳۱ اسفند ۱۴۰۱',
  'The second of March',
  'On 2 March 2023 the parties met in Khojaly, for the second time, and spoke of traffic',
  '',
])('%s is no line of a date', (line) => {
  expect(find(line)).toBeUndefined();
});
