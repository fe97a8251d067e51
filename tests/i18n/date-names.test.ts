import { describe, expect, test } from 'vitest';
import { findMonths, findWeekdays, foldName } from '../../src/i18n/date-names.ts';

const gregorian = (month: number) => [{ calendar: 'gregory', month }];
const persian = (month: number) => [{ calendar: 'persian', month }];

describe('a month is found by its name', () => {
  // In long, as it stands in a date, and in short, where these differ.
  test.each([
    ['en', 'August Aug', 8],
    ['fa', 'اوت', 8],
    ['fa', 'فوریهٔ فوریه', 2],
    ['ar', 'أغسطس', 8],
    ['ru', 'август августа авг.', 8],
    ['ru', 'март марта мар.', 3],
    ['uk', 'серпень серпня серп.', 8],
    ['tr', 'Ağustos Ağu', 8],
    ['az', 'avqust avq', 8],
    ['hy', 'օգոստոս օգոստոսի օգս', 8],
    ['ka', 'აგვისტო აგვ', 8],
    ['de', 'März Mär', 3],
    ['fr', 'décembre déc.', 12],
    ['es', 'diciembre dic', 12],
    ['it', 'dicembre dic', 12],
    ['pt', 'dezembro dez.', 12],
    ['nl', 'maart mrt', 3],
  ])('of %s: %s', (_, names, month) => {
    // Georgian text may cite a date of any other language.
    for (const name of names.split(' ')) expect(findMonths(name, 'ka')).toEqual(gregorian(month));
  });

  test('each of a year by its number', () => {
    const english =
      'January February March April May June July August September October November December';
    expect(english.split(' ').flatMap((name) => findMonths(name, 'en'))).toEqual(
      Array.from({ length: 12 }, (__, i) => gregorian(i + 1)[0]),
    );
    // In Persian alone: `Mehr` and `Tir` are words of other languages.
    expect(findMonths('Mehr', 'en-NZ')).toEqual([]);
    const persianYear = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند';
    expect(persianYear.split(' ').flatMap((name) => findMonths(name, 'fa'))).toEqual(
      Array.from({ length: 12 }, (__, i) => persian(i + 1)[0]),
    );
  });

  test.each([
    ['SEPT.', gregorian(9)],
    ['sep', gregorian(9)],
    ['DÉCEMBRE', gregorian(12)],
    ['décembre'.normalize('NFD'), gregorian(12)],
    ['اسفند', persian(12)],
    ['آذر', persian(9)],
  ])('however it is typed: %s', (name, months) => {
    expect(findMonths(name, 'en')).toEqual(months);
    expect(findMonths(name, 'not-known')).toEqual(months);
  });

  test.each(['3月', '', 'Thursday', 'marching', '3', '۳', 'M', '.'])('but not %j', (name) => {
    expect(findMonths(name, 'en')).toEqual([]);
    expect(findMonths(name, 'zh')).toEqual([]);
  });
});

test('what a name means is for the language of the text to say', () => {
  expect(findMonths('listopad', 'hr')).toEqual(gregorian(10));
  expect(findMonths('listopad', 'pl')).toEqual(gregorian(11));
  expect(findMonths('listopad', 'en')).toEqual([]);
  expect(findMonths('syyskuuta', 'fi')).toEqual(gregorian(9));
});

describe('a weekday is found by its name', () => {
  test.each([
    ['en', 'Thursday Thu', 4],
    ['fa', 'پنجشنبه پنج‌شنبه', 4],
    ['ar', 'الخميس', 4],
    ['ru', 'четверг чт', 4],
    ['uk', "пʼятниця п’ятниця п'ятниця пт", 5],
    ['tr', 'Perşembe Per', 4],
    ['az', 'çərşənbə', 3],
    ['hy', 'հինգշաբթի հնգ', 4],
    ['ka', 'ხუთშაბათი ხუთ', 4],
    ['de', 'Donnerstag', 4],
    ['fr', 'jeudi jeu.', 4],
    ['es', 'jueves jue', 4],
    ['it', 'giovedì gio', 4],
    ['pt', 'quinta-feira qui.', 4],
    ['nl', 'donderdag', 4],
  ])('of %s: %s', (_, names, weekday) => {
    for (const name of names.split(' ')) expect(findWeekdays(name, 'ka')).toEqual([weekday]);
  });

  test('each of a week by its number, from Sunday on', () => {
    const names = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
    expect(names.map((name) => findWeekdays(name, 'en'))).toEqual(names.map((__, i) => [i]));
  });

  test.each(['C.', '', 'March', 'Thursdays', '4'])('but not %j', (name) => {
    expect(findWeekdays(name, 'en')).toEqual([]);
    expect(findWeekdays(name, 'az')).toEqual([]);
  });
});

test.each([
  ['Sept.', 'sept'],
  ['п’ятниця', 'пятниця'],
  ["o'clock", 'oclock'],
  [' a b ', 'ab'],
  ['پنج‌شنبه', foldName('پنجشنبه')],
])('%j is the name %j', (typed, name) => {
  expect(foldName(typed)).toBe(name);
});
