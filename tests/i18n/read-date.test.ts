import { tzOffset } from '@date-fns/tz';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/i18n/dates.ts';
import { readDate } from '../../src/i18n/read-date.ts';

const zones = [
  'Asia/Tbilisi',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];

const instants = fc
  .date({
    min: new Date('1950-01-01T00:00:00Z'),
    max: new Date('2090-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString());

const read = (text: string, timeZone = 'Asia/Tbilisi') => {
  const result = readDate(text, timeZone);
  return 'rule' in result ? `${result.rule}: ${result.message} ${result.hint}` : result.instant;
};

describe('a date is read', () => {
  test.each([
    ['Thursday 2 March 2023 - 18:33', '2023-03-02T14:33:00.000Z'],
    ['thursday, 02 MARCH 2023 – 18:33', '2023-03-02T14:33:00.000Z'],
    ['  Thursday  2  March  2023  —  8:05 ', '2023-03-02T04:05:00.000Z'],
    ['Thursday 29 February 2024 - 00:00', '2024-02-28T20:00:00.000Z'],
    ['2023-03-02T18:33', '2023-03-02T14:33:00.000Z'],
    ['2023-03-02 18:33', '2023-03-02T14:33:00.000Z'],
    ['2023-03-02T18:33:59.9', '2023-03-02T14:33:59.000Z'],
    ['2023-03-02T18:33Z', '2023-03-02T18:33:00.000Z'],
    ['2023-03-02t18:33:00z', '2023-03-02T18:33:00.000Z'],
    ['2023-03-02 18:33 +0400', '2023-03-02T14:33:00.000Z'],
    ['2023-03-02T18:33:00+04:00', '2023-03-02T14:33:00.000Z'],
    ['2023-03-02T18:33+04:59', '2023-03-02T13:34:00.000Z'],
    ['2023-03-02T18:33:59.123+04:00', '2023-03-02T14:33:59.000Z'],
    [' 2023-03-02T18:33Z ', '2023-03-02T18:33:00.000Z'],
    ['2023-01-01T00:30-11:00', '2023-01-01T11:30:00.000Z'],
    ['2023-01-01T00:30+14:00', '2022-12-31T10:30:00.000Z'],
    ['2023-01-01T00:30-14:00', '2023-01-01T14:30:00.000Z'],
    ['2023-01-31T23:59:59', '2023-01-31T19:59:59.000Z'],
    ['2023-12-01T00:00', '2023-11-30T20:00:00.000Z'],
    ['1583-01-01T12:00Z', '1583-01-01T12:00:00.000Z'],
    ['9998-12-31T12:00Z', '9998-12-31T12:00:00.000Z'],
    ['۲۰۲۳-۰۳-۰۲ ۱۸:۳۳', '2023-03-02T14:33:00.000Z'],
    ['Thursday ٢ March ٢٠٢٣ - ١٨:٣٣', '2023-03-02T14:33:00.000Z'],
  ])('%j', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  test.each([
    ['en', '2023-03-02', '2023-03-01T20:00:00.000Z'],
    ['en', '2023/03/02', '2023-03-01T20:00:00.000Z'],
    ['en', '2 March 2023', '2023-03-01T20:00:00.000Z'],
    ['en', 'March 2nd, 2023 at 6:33 pm', '2023-03-02T14:33:00.000Z'],
    ['en', 'Thu, 2 Mar 2023 12:05 a.m.', '2023-03-01T20:05:00.000Z'],
    ['en', 'Thu, 02 Mar 2023 18:33:00 +0400', '2023-03-02T14:33:00.000Z'],
    ['en', 'Sept. 5, 2023', '2023-09-04T20:00:00.000Z'],
    ['en', '2 mars 2023', '2023-03-01T20:00:00.000Z'],
    ['en', '13/02/2023', '2023-02-12T20:00:00.000Z'],
    ['en', '02/13/2023', '2023-02-12T20:00:00.000Z'],
    ['en', '02.03.2023', '2023-03-01T20:00:00.000Z'],
    ['en', '03/03/2023 18:33 UTC', '2023-03-03T18:33:00.000Z'],
    ['en', '12 March 2023', '2023-03-11T20:00:00.000Z'],
    ['en', '31/12/2023', '2023-12-30T20:00:00.000Z'],
    ['en', '2.3.2023.', '2023-03-01T20:00:00.000Z'],
    ['en', '2023-3-2', '2023-03-01T20:00:00.000Z'],
    ['en', 'March the 22nd of 2023', '2023-03-21T20:00:00.000Z'],
    ['en', '23rd March 2023', '2023-03-22T20:00:00.000Z'],
    ['en', '1st March 2023', '2023-02-28T20:00:00.000Z'],
    ['en', ', 2 March 2023 –', '2023-03-01T20:00:00.000Z'],
    ['en', '— 2 March 2023, 18:33 -', '2023-03-02T14:33:00.000Z'],
    ['en', '18:33, 2 March 2023', '2023-03-02T14:33:00.000Z'],
    ['en', '2 March 2023\n18:33', '2023-03-02T14:33:00.000Z'],
    ['en', '2 March 2023 18 : 33', '2023-03-02T14:33:00.000Z'],
    ['en', '2 March 2023 6:33pm', '2023-03-02T14:33:00.000Z'],
    ['en', '2 March 2023 6:33:59 P.M.', '2023-03-02T14:33:59.000Z'],
    ['en', '2 March 2023 18:33:59.123456', '2023-03-02T14:33:59.000Z'],
    ['en', '2 March 2023 12:33 pm', '2023-03-02T08:33:00.000Z'],
    ['en', '2 March 2023 1:00 am', '2023-03-01T21:00:00.000Z'],
    ['en', '2 March 2023 12:00 am', '2023-03-01T20:00:00.000Z'],
    ['en', '2 March 2023 1:05 pm', '2023-03-02T09:05:00.000Z'],
    ['en', '2 March 2023 18:33 am', '2023-03-02T14:33:00.000Z'],
    ['en', '2 March 2023 0:30 pm', '2023-03-01T20:30:00.000Z'],
    ['en', '2 March 2023 18:33 pm', '2023-03-02T14:33:00.000Z'],
    ['en', '2 March 2023 18:33 utc', '2023-03-02T18:33:00.000Z'],
    ['en', '2 March 2023 18:33 GMT', '2023-03-02T18:33:00.000Z'],
    ['en', '2 March 2023 18:33 Z', '2023-03-02T18:33:00.000Z'],
    ['en', '2 March 2023 18:33:59.5 -03:30', '2023-03-02T22:03:59.000Z'],
    ['fr', 'jeudi 2 mars 2023 à 18 h 33', '2023-03-02T14:33:00.000Z'],
    ['fr', 'mar. 7 mars 2023', '2023-03-06T20:00:00.000Z'],
    ['es', 'mar 7 de mar de 2023', '2023-03-06T20:00:00.000Z'],
    ['fr', '1ère mars 2023', '2023-02-28T20:00:00.000Z'],
    ['it', '1º marzo 2023', '2023-02-28T20:00:00.000Z'],
    ['es', '1ª marzo 2023', '2023-02-28T20:00:00.000Z'],
    ['fr', '1° mars 2023', '2023-02-28T20:00:00.000Z'],
    ['de', '2. März 2023 18.33uhr', '2023-03-02T14:33:00.000Z'],
    ['de', 'am 2. März 2023 um 8:05 Uhr', '2023-03-02T04:05:00.000Z'],
    ['ru', '2-го марта 2023', '2023-03-01T20:00:00.000Z'],
    ['ru', '2го марта 2023 года', '2023-03-01T20:00:00.000Z'],
    ['ru', '2-е марта 2023', '2023-03-01T20:00:00.000Z'],
    ['ru', '2е марта 2023', '2023-03-01T20:00:00.000Z'],
    ['fa', 'یک شنبه ۱۴ اسفند ۱۴۰۱', '2023-03-04T20:00:00.000Z'],
    ['fa', 'دو شنبه ۱۵ اسفند ۱۴۰۱', '2023-03-05T20:00:00.000Z'],
    ['fa', 'سه  شنبه ۱۶ اسفند ۱۴۰۱', '2023-03-06T20:00:00.000Z'],
    ['fa', 'چهار\u200Cشنبه ۱۷ اسفند ۱۴۰۱', '2023-03-07T20:00:00.000Z'],
    ['fa-IR', '۱۴۰۱/۱۲/۱۱', '2023-03-01T20:00:00.000Z'],
    ['fa-IR', '۱۱/۱۱/۱۴۰۱', '2023-01-30T20:00:00.000Z'],
    ['fr', '12/03/2023', '2023-03-11T20:00:00.000Z'],
    ['not-known', '02/13/2023', '2023-02-12T20:00:00.000Z'],
    ['fr', 'jeudi 2 mars 2023 à 18h33', '2023-03-02T14:33:00.000Z'],
    ['fr', '1er août 2023', '2023-07-31T20:00:00.000Z'],
    ['fr', '03/02/2023', '2023-02-02T20:00:00.000Z'],
    ['de', 'Donnerstag, 2. März 2023, 18.33 Uhr', '2023-03-02T14:33:00.000Z'],
    ['es', '2 de marzo de 2023', '2023-03-01T20:00:00.000Z'],
    ['ru', 'четверг, 2 марта 2023 г., 18:33', '2023-03-02T14:33:00.000Z'],
    ['uk', 'п’ятниця, 3 березня 2023 р., 18:33', '2023-03-03T14:33:00.000Z'],
    ['uk', 'Пʼятниця 3 березня 2023 року', '2023-03-02T20:00:00.000Z'],
    ['tr', '2 Mart 2023 Perşembe', '2023-03-01T20:00:00.000Z'],
    ['fa', 'پنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳', '2023-03-02T14:33:00.000Z'],
    ['fa', 'پنج شنبه، ۱۱ اسفند ۱۴۰۱ ساعت ۱۸:۳۳', '2023-03-02T14:33:00.000Z'],
    ['fa', '۲ مارس ۲۰۲۳', '2023-03-01T20:00:00.000Z'],
    ['fa', '۱۴۰۱/۱۲/۱۱', '2023-03-01T20:00:00.000Z'],
    ['fa', '۱۴۰۱-۱۲-۱۱T۱۸:۳۳', '2023-03-02T14:33:00.000Z'],
    ['ar', '٢ مارس ٢٠٢٣', '2023-03-01T20:00:00.000Z'],
  ])('as a text in %s has it: %j', (tag, text, instant) => {
    const result = readDate(text, 'Asia/Tbilisi', tag);
    expect('rule' in result ? result.message : result.instant).toBe(instant);
  });

  test.each([
    ['as summer begins', '2023-03-26T01:59', 'Europe/Berlin', '2023-03-26T00:59:00.000Z'],
    ['as summer begins', '2023-03-26T03:00', 'Europe/Berlin', '2023-03-26T01:00:00.000Z'],
    ['the first time', '2023-10-29T02:30', 'Europe/Berlin', '2023-10-29T00:30:00.000Z'],
    ['the first time', '2023-11-05T01:30', 'America/New_York', '2023-11-05T05:30:00.000Z'],
    ['the first time', '2023-04-02T01:45', 'Australia/Lord_Howe', '2023-04-01T14:45:00.000Z'],
    ['after the skipped hour', '2023-03-12T03:30', 'America/New_York', '2023-03-12T07:30:00.000Z'],
    ['after the skipped day', '2011-12-31T00:30', 'Pacific/Apia', '2011-12-30T10:30:00.000Z'],
  ])('where the clocks change: %s, %s in %s', (_, text, zone, instant) => {
    expect(read(text, zone)).toBe(instant);
  });
});

describe('a date is refused', () => {
  test('that cannot be read', () => {
    expect(read('yesterday')).toMatchInlineSnapshot(
      `"date/unreadable: "yesterday" is not a date that can be read. Write it as "Thursday 2 March 2023 - 18:33" or as 2023-03-02T18:33 (the publication's time) or 2023-03-02T18:33:00+04:00."`,
    );
  });

  test.each([
    ['03/02/2023', 'en-GB'],
    ['03/02/2023', 'EN'],
    ['03/02/2023', 'ja'],
    ['03-02-2023', 'en'],
  ])('that can be two days in its language: %s in %s', (text, tag) => {
    expect(readDate(text, 'UTC', tag)).toMatchObject({ rule: 'date/ambiguous' });
  });

  test('that can be two days of the Persian calendar', () => {
    expect(readDate('۱۱/۱۲/۱۴۰۱', 'UTC', 'fa')).toEqual({
      rule: 'date/ambiguous',
      message: '"11/12/1401" can be 2 March 2023 or 1 February 2023.',
      hint: 'Write 2023-03-02 or 2023-02-01.',
    });
  });

  test('of the Persian calendar with numbers, in a text of another language', () => {
    expect(read('1401/12/11')).toBe(
      'date/impossible: "1401/12/11" cannot be: the year 1401 is one of the Persian or the Islamic calendar. Look at the day, the month and the time again.',
    );
    expect(readDate('1401/12/11', 'UTC', 'mfa')).toMatchObject({ rule: 'date/impossible' });
    for (const text of ['31 اسفند 1401', '1401/13/05', '1401/0/5', '1401/12/30', '1401/7/31'])
      expect(readDate(text, 'UTC', 'fa')).toMatchObject({
        message: `"${text}" cannot be: the Persian calendar has no such day.`,
      });
  });

  test('as it was typed, where it cannot be read', () => {
    expect(read(' گزارش ۱ ')).toContain('"گزارش ۱" is not a date that can be read.');
    expect(read(' ۲ March ۲۰۲۳ Z ')).toContain('"۲ March ۲۰۲۳ Z" is not a date that can be read.');
  });

  test('that can be two days', () => {
    expect(read('03/02/2023 18:33')).toBe(
      'date/ambiguous: "03/02/2023 18:33" can be 3 February 2023 or 2 March 2023. Write 2023-02-03 or 2023-03-02.',
    );
  });

  test('whose weekday is another', () => {
    expect(read('Wednesday 2 March 2023 - 18:33')).toMatchInlineSnapshot(
      `"date/wrong-weekday: 2 March 2023 was not a Wednesday but a Thursday. Write "Thursday 2 March 2023 - 18:33", or mend the day."`,
    );
  });

  test('whose weekday is another, and that has no time', () => {
    expect(read('Fri 2 March 2023')).toBe(
      'date/wrong-weekday: 2 March 2023 was not a Friday but a Thursday. Write "Thursday 2 March 2023", or mend the day.',
    );
    expect(read('Fri 2 March 2023 8:05')).toContain('Write "Thursday 2 March 2023 - 08:05"');
  });

  test.each([
    ['', 'unreadable'],
    ['Thursday 2 Märch 2023 - 18:33', 'unreadable'],
    ['Thorsday 2 March 2023 - 18:33', 'unreadable'],
    ['2 March', 'unreadable'],
    ['March 2023', 'unreadable'],
    ['v2 March 2023', 'unreadable'],
    ['2x March 2023', 'unreadable'],
    ['002 March 2023', 'unreadable'],
    ['2 March 202', 'unreadable'],
    ['2 March 20233', 'unreadable'],
    ['2 3 March 2023', 'unreadable'],
    ['2 2023', 'unreadable'],
    ['x2/3/2023', 'unreadable'],
    ['2/3/2023x', 'unreadable'],
    ['2/3-2023', 'unreadable'],
    ['0020/01/02', 'impossible'],
    ['Thursday 2023-03-02T18:33', 'unreadable'],
    ['22/3/31', 'unreadable'],
    ['22/3/32', 'impossible'],
    ['32/3/22', 'impossible'],
    ['22/3/2023/4', 'unreadable'],
    ['2 March 2023 118:33', 'unreadable'],
    ['2 March 2023 18:3', 'unreadable'],
    ['2 March 2023 18.33', 'unreadable'],
    ['2 March 2023 18:33 +4', 'unreadable'],
    ['2023-03-02T18:33X', 'unreadable'],
    ['2 March 2023 UTC', 'unreadable'],
    ['12/03/2023', 'ambiguous'],
    ['03/12/2023', 'ambiguous'],
    ['02.03.23', 'unreadable'],
    ['2 March 2023 Z', 'unreadable'],
    ['2 March 2023 - 18:33 EST', 'unreadable'],
    ['2 March 2023 and 3 March 2023', 'unreadable'],
    ['03/02/2023 18:33', 'ambiguous'],
    ['03-02-2023', 'ambiguous'],
    ['۳۱ اسفند ۱۴۰۱', 'impossible'],
    ['13/13/2023', 'impossible'],
    ['Thursday 31 February 2023 - 18:33', 'impossible'],
    ['Wednesday 29 February 2023 - 18:33', 'impossible'],
    ['Thursday 0 March 2023 - 18:33', 'impossible'],
    ['Thursday 2 March 2023 - 24:00', 'impossible'],
    ['2023-13-02T18:33', 'impossible'],
    ['2023-00-02T18:33', 'impossible'],
    ['2023-04-31T18:33', 'impossible'],
    ['2023-03-02T18:60', 'impossible'],
    ['2023-03-02T18:33:60Z', 'impossible'],
    ['2023-03-02T18:33+04:60', 'impossible'],
    ['2023-03-02T18:33+14:01', 'impossible'],
    ['2023-03-02T18:33+15:00', 'impossible'],
    ['2023-03-02T18:33-14:30', 'impossible'],
    ['0050-03-02T18:33', 'impossible'],
    ['9999-12-31T23:59-14:00', 'impossible'],
  ])('%j', (text, rule) => {
    expect(read(text)).toMatch(new RegExp(`^date/${rule}: `));
  });

  test.each([1200, 1400, 1401, 1500])('of the year %d, which is of another calendar', (year) => {
    expect(read(`${year}-03-02T18:33`)).toBe(
      `date/impossible: "${year}-03-02T18:33" cannot be: the year ${year} is one of the Persian or the Islamic calendar. Look at the day, the month and the time again.`,
    );
  });

  test.each([1199, 1501, 1582, 9999])('of the year %d, which is out of reach', (year) => {
    expect(read(`${year}-03-02T18:33`)).toContain(`cannot be: the year ${year} is out of reach.`);
  });

  test.each([
    ['2023-13-02T18:33', 'there is no month 13'],
    ['2023-00-02T18:33', 'there is no month 0'],
    ['2023-01-00T18:33', 'that month has 31 days'],
    ['2023-04-31T18:33', 'that month has 30 days'],
    ['2024-02-30T18:33', 'that month has 29 days'],
    ['2100-02-29T18:33', 'that month has 28 days'],
    ['2023-03-02T24:00', 'there is no such time of day'],
    ['2023-03-02T18:60', 'there is no such time of day'],
    ['2023-03-02T18:33:60', 'there is no such time of day'],
    ['2023-03-02T18:33+04:60', 'there is no offset +04:60 from UTC'],
    ['2023-03-02T18:33-1401', 'there is no offset -1401 from UTC'],
  ])('%s, and told why: %s', (text, why) => {
    expect(read(text)).toContain(`"${text}" cannot be: ${why}.`);
  });

  test.each([
    ['2023-03-26T02:30', 'Europe/Berlin'],
    ['2022-03-22T00:30', 'Asia/Tehran'],
    ['Friday 30 December 2011 - 12:00', 'Pacific/Apia'],
  ])('that the clocks skipped: %s in %s', (text, zone) => {
    expect(read(text, zone)).toMatch(`the clocks in ${zone} skipped that time`);
  });
});

test('every day of the Persian calendar is read', () => {
  const persian = new Intl.DateTimeFormat('en-u-ca-persian', {
    ...{ timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' },
  });
  const wrong: string[] = [];
  // Both ends of the calendar's years that are read, and leap years four and five years apart.
  for (const [from, to] of [
    [1822, 1824],
    [2016, 2018],
    [2020, 2026],
    [2119, 2120],
  ] as const) {
    for (let at = Date.UTC(from, 3, 1); at < Date.UTC(to, 3, 1); at += 86_400_000) {
      const parts = persian.formatToParts(at);
      const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
      const text = `${part('year')}/${part('month')}/${part('day')}`;
      const result = readDate(text, 'UTC', 'fa');
      if (!('instant' in result) || Date.parse(result.instant) !== at) wrong.push(text);
    }
  }
  expect(wrong).toEqual([]);
});

describe('whatever the date', () => {
  test.each(zones)('what a page shows is read back, in %s', (zone) => {
    fc.assert(
      fc.property(instants, (instant) => {
        const { machine, full } = formatDate(instant, 'en', zone);
        expect(readDate(machine, zone)).toEqual({ instant });
        const read = readDate(full, zone);
        expect(read).toHaveProperty('instant');
        // Of a minute that comes twice, the line cannot say which.
        const again = 'instant' in read ? read.instant : '';
        expect(formatDate(again, 'en', zone).full).toBe(full);
        expect(Date.parse(again)).toBeLessThanOrEqual(Date.parse(instant));
        const offset = (time: string) => tzOffset(zone, new Date(time));
        if (offset(again) === offset(instant)) expect(again).toBe(instant);
      }),
    );
  });

  test('a wrong weekday is never believed', () => {
    const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...zones),
        fc.constantFrom(...days),
        (instant, zone, day) => {
          const { full } = formatDate(instant, 'en', zone);
          const [right = '', ...rest] = full.split(' ');
          fc.pre(day !== right);
          expect(readDate([day, ...rest].join(' '), zone)).toMatchObject({
            rule: 'date/wrong-weekday',
            message: expect.stringContaining(`was not a ${day} but a ${right}`) as string,
            hint: expect.stringContaining(`"${full}"`) as string,
          });
        },
      ),
    );
  });

  test('no text makes it throw, and what it reads sorts as text', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789-: TZ+')),
      maxLength: 30,
    });
    const mangled = instants.chain((instant) =>
      fc.tuple(fc.nat(28), fc.string({ maxLength: 2 })).map(([at, typed]) => {
        const { full } = formatDate(instant, 'en', 'UTC');
        return full.slice(0, at) + typed + full.slice(at + 1);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits, mangled), (text) => {
        const result = readDate(text, 'Asia/Tehran');
        if ('rule' in result) expect(result.message).not.toBe('');
        else expect(result.instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      }),
      { numRuns: 1000 },
    );
  });
});
