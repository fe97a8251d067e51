import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatMonth,
  formatNumber,
  formatSilence,
  toMachineDate,
  yearAndMonth,
} from '../../src/i18n/dates.ts';

const march = '2023-03-02T14:33:00.000Z';

describe('a date on a page', () => {
  test('in English is the newsroom’s line', () => {
    expect(formatDate(march, 'en', 'Asia/Tbilisi')).toEqual({
      machine: '2023-03-02T18:33:00+04:00',
      full: 'Thursday 2 March 2023 - 18:33',
      day: '2 March 2023',
      gregorian: undefined,
    });
  });

  test('in Persian is that of the Jalali calendar, beside the Gregorian one, in Persian digits', () => {
    expect(formatDate(march, 'fa', 'Asia/Tehran')).toEqual({
      machine: '2023-03-02T18:03:00+03:30',
      full: 'پنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۰۳',
      day: '۱۱ اسفند ۱۴۰۱',
      gregorian: '۲ مارس ۲۰۲۳',
    });
  });

  test.each([
    ['the last day of a leap year', '2021-03-20T12:00:00.000Z', '۳۰ اسفند ۱۳۹۹'],
    ['Nowruz', '2021-03-21T12:00:00.000Z', '۱ فروردین ۱۴۰۰'],
    ['the first day that is Nowruz in Tehran', '2024-03-19T20:30:00.000Z', '۱ فروردین ۱۴۰۳'],
    ['the last minute before it', '2024-03-19T20:29:00.000Z', '۲۹ اسفند ۱۴۰۲'],
  ])('in Persian: %s', (_, instant, day) => {
    expect(formatDate(instant, 'fa', 'Asia/Tehran').day).toBe(day);
  });

  test('without a time is the day alone', () => {
    expect(formatDate('2023-03-01T20:00:00.000Z', 'en', 'Asia/Tbilisi').full).toBe(
      'Thursday 2 March 2023',
    );
    expect(formatDate('2023-03-01T20:30:00.000Z', 'fa', 'Asia/Tehran').full).toBe(
      'پنجشنبه ۱۱ اسفند ۱۴۰۱',
    );
  });

  test('before zones were agreed on is one that machines read', () => {
    const label = formatDate('1905-01-22T09:00:49.000Z', 'en', 'Asia/Tbilisi');
    expect(label).toMatchObject({ machine: '1905-01-22T09:00:49Z', day: '22 January 1905' });
  });

  test('is that of the publication’s zone', () => {
    const newYear = '2022-12-31T20:30:00.000Z';
    expect(formatDate(newYear, 'en', 'Asia/Tbilisi').full).toBe('Sunday 1 January 2023 - 00:30');
    expect(formatDate(newYear, 'en', 'America/New_York')).toMatchObject({
      machine: '2022-12-31T15:30:00-05:00',
      full: 'Saturday 31 December 2022 - 15:30',
    });
  });
});

test.each([
  [0, '0', '۰'],
  [7, '7', '۷'],
  [2023, '2023', '۲۰۲۳'],
  [123456, '123456', '۱۲۳۴۵۶'],
])('the number %d has no grouping', (value, english, persian) => {
  expect(formatNumber(value, 'en')).toBe(english);
  expect(formatNumber(value, 'fa')).toBe(persian);
});

test.each([
  ['2023-03', 'March 2023', 'مارس ۲۰۲۳'],
  ['2024-12', 'December 2024', 'دسامبر ۲۰۲۴'],
  ['1999-01', 'January 1999', 'ژانویه ۱۹۹۹'],
])('the month %s has a name', (month, english, persian) => {
  expect(formatMonth(month, 'en')).toBe(english);
  expect(formatMonth(month, 'fa')).toBe(persian);
});

test.each([
  ['2022-12-31T19:59:59.999Z', 'Asia/Tbilisi', '2022', '12'],
  ['2022-12-31T20:00:00.000Z', 'Asia/Tbilisi', '2023', '01'],
  ['2023-03-01T04:30:00.000Z', 'America/New_York', '2023', '02'],
  ['2023-02-28T12:00:00.000Z', 'Pacific/Kiritimati', '2023', '03'],
])('%s in %s is in %s-%s', (instant, zone, year, month) => {
  expect(yearAndMonth(instant, zone)).toEqual({ year, month });
});

test.each([
  ['America/St_Johns', '2023-03-02T11:03:00-03:30'],
  ['Asia/Kathmandu', '2023-03-02T20:18:00+05:45'],
  ['America/New_York', '2023-03-02T09:33:00-05:00'],
  ['UTC', '2023-03-02T14:33:00+00:00'],
  ['Pacific/Kiritimati', '2023-03-03T04:33:00+14:00'],
])('for machines it has the offset of its zone: %s', (zone, machine) => {
  expect(toMachineDate(march, zone)).toBe(machine);
});

describe('how long a thread was silent', () => {
  test.each([
    ['2023-03-02', '2023-05-01', undefined, undefined],
    ['2023-03-02', '2023-05-02', '2 months', '۲ ماه'],
    ['2020-11-10', '2022-01-30', '14 months', '۱۴ ماه'],
    // Most months have more than 30 days, and every fourth year more than 365: whole months and years are told.
    ['2020-11-10', '2022-11-09', '23 months', '۲۳ ماه'],
    ['2020-11-10', '2022-11-10', '2 years', '۲ سال'],
    ['2020-11-10', '2023-11-09', '2 years', '۲ سال'],
    ['2003-11-10', '2023-11-09', '19 years', '۱۹ سال'],
    ['2003-11-10', '2023-11-10', '20 years', '۲۰ سال'],
  ])('from %s to %s', (from, to, english, persian) => {
    expect(formatSilence(from, to, 'en', 'UTC')).toBe(english);
    expect(formatSilence(from, to, 'fa', 'UTC')).toBe(persian);
  });

  test('is counted by the days that readers see, which are the publication’s', () => {
    // 1 March, 02:00 in Tbilisi: a month later it is 1 April there, and 31 March in London.
    const [from, to] = ['2023-02-28T22:00:00.000Z', '2023-04-30T21:59:00.000Z'];
    expect(formatSilence(from, to, 'en', 'UTC')).toBe('2 months');
    expect(formatSilence(from, to, 'en', 'Asia/Tbilisi')).toBeUndefined();
    expect(formatSilence(from, '2023-04-30T22:00:00.000Z', 'en', 'Asia/Tbilisi')).toBe('2 months');
  });
});
