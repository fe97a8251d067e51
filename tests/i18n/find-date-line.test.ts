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
  ['2023-03-02, 18:33', '2023-03-02T18:33'],
  ['Thursday 2023-03-02 18:33', '2023-03-02T18:33'],
  ['2 March 2023, 3 March 2023 18:33', '2023-03-02T18:33'],
  ['– 2 March 2023 — 8:05 -', '2023-03-02T08:05'],
  ['۲۰۲۳-۰۳-۰۲T۱۸:۳۳', '2023-03-02T18:33'],
  [' 2023-03-02t18:33z ', '2023-03-02t18:33z'],
  ['Thursday 2 March 2023\u2013 18:33', '2023-03-02T18:33'],
  ['By the desk of the paper in Tbilisi on 2 March 2023 18:33', '2023-03-02T18:33'],
])('%s', (line, typed) => {
  expect(find(line)).toEqual({ typed, guesses: [] });
});

const noTime = 'the time of day: noon, since none is given';

test.each<[string, string, string[]]>([
  [
    'پنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳',
    '2023-03-02T18:33',
    ['the date "پنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳" is 2023-03-02 in the Gregorian calendar'],
  ],
  [
    '۱۴۰۱/۱۲/۱۱ ۱۸:۳۳',
    '2023-03-02T18:33',
    ['the date "۱۴۰۱/۱۲/۱۱ ۱۸:۳۳" is 2023-03-02 in the Gregorian calendar'],
  ],
  [
    '۱ فروردین ۱۴۰۰ - ۰۸:۰۰',
    '2021-03-21T08:00',
    ['the date "۱ فروردین ۱۴۰۰ - ۰۸:۰۰" is 2021-03-21 in the Gregorian calendar'],
  ],
  [
    ' ۳۰ اسفند ۱۳۹۹ ',
    '2021-03-20T12:00',
    ['the date "۳۰ اسفند ۱۳۹۹" is 2021-03-20 in the Gregorian calendar', noTime],
  ],
  ['March 2, 2023', '2023-03-02T12:00', [noTime]],
  [
    ' On Friday 2 March 2023 - 18:33 ',
    '2023-03-02T18:33',
    [
      'the date: "On Friday 2 March 2023 - 18:33" names a friday, but that day was a thursday; the day of the month was kept',
    ],
  ],
  ['Thu, March 2, 2023 18:33', '2023-03-02T18:33', []],
  ...['Friday - 2 March 2023 18:33', 'Seen on Friday the 2nd of March 2023 18:33'].map(
    (line): [string, string, string[]] => [
      line,
      '2023-03-02T18:33',
      [
        `the date: "${line}" names a friday, but that day was a thursday; the day of the month was kept`,
      ],
    ],
  ),
  [
    'جمعه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳',
    '2023-03-02T18:33',
    [
      'the date: "جمعه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳" names a friday, but that day was a thursday; the day of the month was kept',
      'the date "جمعه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳" is 2023-03-02 in the Gregorian calendar',
    ],
  ],
])('%s, with a word on it', (line, typed, guesses) => {
  expect(find(line)).toEqual({ typed, guesses });
});

test('a day in numbers means what it means in the language of the line', () => {
  expect(find('03/02/2023 18:33')).toBeUndefined();
  expect(findDateLine('03/02/2023 18:33', 'Asia/Tbilisi', 'fr')?.typed).toBe('2023-02-03T18:33');
});

test('a time that the clocks skipped is none', () => {
  expect(findDateLine('26 March 2023 02:30', 'Europe/Berlin')).toBeUndefined();
  expect(findDateLine('2023-03-26 02:30', 'Europe/Berlin')).toBeUndefined();
  expect(findDateLine('26 March 2023 02:30', 'UTC')?.typed).toBe('2023-03-26T02:30');
});

test.each([
  '30 February 2023',
  '۳۱ اسفند ۱۴۰۱',
  'The second of March',
  '2023-02-30T18:33',
  '2 March 2023 25:00',
  'On 2 March 2023 the parties met in Khojaly, for the second time, and spoke of traffic',
  'On 2 March 2023 we all met in Khojaly and spoke of traffic',
  '',
])('%s is no line of a date', (line) => {
  expect(find(line)).toBeUndefined();
});
