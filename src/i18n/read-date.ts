import { tzOffset } from '@date-fns/tz';
import { findMonths, findWeekdays, type Calendar } from './date-names.ts';
import type { Instant } from './dates.ts';
import { foldDigits } from './fold-letters.ts';
import { toNormalForm } from './normal-form.ts';

/** What is wrong with a date that somebody typed. */
export interface DateProblem {
  readonly rule: 'date/unreadable' | 'date/impossible' | 'date/ambiguous' | 'date/wrong-weekday';
  readonly message: string;
  readonly hint: string;
}

/** A day of the Gregorian calendar. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** A time of day. */
export interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What a typed date says, part by part. */
export interface ReadDay {
  readonly day: Day;
  readonly calendar: Calendar;
  /** From 0 for Sunday, where it was typed. */
  readonly weekday: number | undefined;
}

const unreadable = (text: string): DateProblem => ({
  rule: 'date/unreadable',
  message: `"${text}" is not a date that can be read.`,
  hint: 'Write it as "Thursday 2 March 2023 - 18:33" or as 2023-03-02T18:33 (the publication\'s time) or 2023-03-02T18:33:00+04:00.',
});

const impossible = (text: string, because: string): DateProblem => ({
  rule: 'date/impossible',
  message: `"${text}" cannot be: ${because}.`,
  hint: 'Look at the day, the month and the time again.',
});

const pad = (number: number, length = 2): string => String(number).padStart(length, '0');

/** A day in ISO 8601. */
export const toIsoDay = ({ year, month, day }: Day): string =>
  `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

const longDay = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
});

const toUtc = ({ year, month, day }: Day): Date => new Date(Date.UTC(year, month - 1, day));

const toWords = (day: Day): string => longDay.format(toUtc(day));

/** From the Gregorian calendar's first whole year on; four digits, whatever the zone: instants are sorted as text. */
const [firstYear, lastYear] = [1583, 9998];

/** Years of the Persian and the Islamic calendar that a piece may bear by mistake. */
const persianYears = [1200, 1500] as const;

const isPersianYear = (year: number): boolean => year >= persianYears[0] && year <= persianYears[1];

const checkDay = (text: string, { year, month, day }: Day): DateProblem | undefined => {
  if (isPersianYear(year))
    return impossible(
      text,
      `the year ${String(year)} is one of the Persian or the Islamic calendar`,
    );
  if (year < firstYear || year > lastYear)
    return impossible(text, `the year ${String(year)} is out of reach`);
  if (month < 1 || month > 12) return impossible(text, `there is no month ${String(month)}`);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > daysInMonth)
    return impossible(text, `that month has ${String(daysInMonth)} days`);
  return undefined;
};

const persianFormat = new Intl.DateTimeFormat('en-u-ca-persian', {
  ...{ timeZone: 'UTC', month: 'numeric', day: 'numeric' },
});

const dayMs = 24 * 60 * 60 * 1000;

/** The Gregorian day of a date of the Persian calendar, asked of its calendar day by day. */
const fromPersian = ({ year, month, day }: Day): Day | undefined => {
  const near = Date.UTC(year + 621, 2, 19) + ((month - 1) * 30.4 + day - 3) * dayMs;
  for (let days = 0; days < 12; days++) {
    const date = new Date(near + days * dayMs);
    const parts = persianFormat.formatToParts(date);
    const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
    if (part('month') === month && part('day') === day)
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return undefined;
};

const toGregorian = ({ day, calendar }: Pick<ReadDay, 'day' | 'calendar'>): Day | undefined =>
  calendar === 'persian' ? fromPersian(day) : day;

/** Words that stand in dates of some languages and say nothing. */
const fillers: ReadonlySet<string> = new Set(
  'the of on at de del den der le la el il am um à a las le в о г года год р року kl ساعت روز'.split(
    ' ',
  ),
);

/** `2nd`, `1er`, `7.` */
const ordinal = /^(\d{1,4})(?:st|nd|rd|th|er|re|ère|º|ª|°|\.|-?го|-?е)?$/iu;

const numeric = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\.?$/;

type Parts = readonly [number, number, number];

/** Whether a language writes the day before the month, wherever it is written; English does so in some countries. */
const isDayFirst = (tag: string): boolean =>
  !/^en\b/i.test(tag) &&
  new Intl.DateTimeFormat(tag)
    .formatToParts(new Date(0))
    .find(({ type }) => type === 'day' || type === 'month')?.type !== 'month';

const ambiguous = (text: string, days: readonly Day[]): DateProblem => ({
  rule: 'date/ambiguous',
  message: `"${text}" can be ${days.map(toWords).join(' or ')}.`,
  hint: `Write ${days.map(toIsoDay).join(' or ')}.`,
});

const readNumbers = (
  text: string,
  [first, second, third]: Parts,
  separator: string,
  isYearFirst: boolean,
  tag: string,
): Omit<ReadDay, 'weekday'> | DateProblem => {
  const calendarOf = (year: number): Calendar =>
    isPersianYear(year) && /^fa\b/i.test(tag) ? 'persian' : 'gregory';
  if (first > 31 || isYearFirst)
    return { day: { year: first, month: second, day: third }, calendar: calendarOf(first) };
  if (third <= 31) return unreadable(text);
  const calendar = calendarOf(third);
  const dayFirst = { year: third, month: second, day: first };
  const monthFirst = { year: third, month: first, day: second };
  const isSure = first === second || first > 12 || separator === '.' || isDayFirst(tag);
  if (isSure) return { day: dayFirst, calendar };
  if (second > 12) return { day: monthFirst, calendar };
  const days = [dayFirst, monthFirst].flatMap((day) => toGregorian({ day, calendar }) ?? []);
  return ambiguous(text, days);
};

const readNamed = (
  text: string,
  tokens: readonly string[],
  tag: string,
): Omit<ReadDay, 'weekday'> | DateProblem => {
  const numbers = tokens.flatMap((token) => {
    const [, digits] = ordinal.exec(token) ?? [];
    return digits === undefined ? [] : [digits];
  });
  const name = tokens.filter((token) => !ordinal.test(token)).join(' ');
  const year = numbers.find((digits) => digits.length === 4);
  const day = numbers.find((digits) => digits.length <= 2);
  const months = findMonths(name, tag);
  if (year === undefined || day === undefined || numbers.length !== 2) return unreadable(text);
  const days = months.map(({ calendar, month }) => ({
    calendar,
    day: { year: Number(year), month, day: Number(day) },
  }));
  const [only, ...others] = days;
  if (only === undefined) return unreadable(text);
  return others.length === 0
    ? only
    : ambiguous(
        text,
        days.map((each) => each.day),
      );
};

const isProblem = (value: object): value is DateProblem => 'rule' in value;

/**
 * Reads a day that stands alone, in numbers or with the names of a language, with its weekday or without: `2023-03-02`,
 * `Thursday 2 March 2023`, `March 2nd, 2023`, `2. März 2023`, `۱۱ اسفند ۱۴۰۱`.
 *
 * @param tag The language of the text, BCP 47: it decides what names and numbers mean.
 * @param text What problems quote: all that was typed.
 */
export const readDay = (day: string, tag: string, text = day): ReadDay | DateProblem => {
  const tokens = day
    // Some weekdays of Persian are two words.
    .replace(/(یک|دو|سه|چهار|پنج)[\s\u200C]+(?=شنبه)/gu, '$1')
    .split(/[\s,،]/)
    .filter((token) => token !== '' && !fillers.has(token.toLowerCase().replace(/\.$/, '')));
  const weekdayOf = (token: string) => (/\d/.test(token) ? [] : findWeekdays(token, tag));
  const isMonth = (token: string) => findMonths(token, tag).length > 0;
  // `mar` is Tuesday and March in three languages.
  const named = tokens.findIndex(
    (token, index) =>
      weekdayOf(token).length > 0 &&
      (!isMonth(token) || tokens.some((other, at) => at > index && isMonth(other))),
  );
  const weekdays = weekdayOf(tokens[named] ?? '');
  const rest = tokens.filter((_, index) => index !== named);
  const [only = ''] = rest;
  const numbers = rest.length === 1 ? numeric.exec(only) : null;
  const read = numbers
    ? readNumbers(
        text,
        [Number(numbers[1]), Number(numbers[3]), Number(numbers[4])],
        numbers[2] ?? '',
        numbers[1]?.length === 4,
        tag,
      )
    : readNamed(text, rest, tag);
  if (isProblem(read)) return read;
  const gregorian = toGregorian(read);
  if (!gregorian) return impossible(text, 'the Persian calendar has no such day');
  const weekday = weekdays.length === 1 ? weekdays[0] : undefined;
  return checkDay(text, gregorian) ?? { day: gregorian, calendar: read.calendar, weekday };
};

const time =
  /(?<![\d:+-])(\d{1,2})(?:\s?:\s?|\s?h\s?|\.(?=\d{2}\s*uhr))(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s?([ap]\.?m\b\.?)|\s*uhr\b)?/iu;

/** A time of day in a line, and the line without it. */
export const takeTime = (
  text: string,
): { readonly time: Time | undefined; readonly rest: string } => {
  const found = time.exec(text);
  if (!found) return { time: undefined, rest: text };
  const [whole, hour = '', minute = '', second = '0', half] = found;
  const typed = Number(hour);
  const isHalf = half !== undefined && typed >= 1 && typed <= 12;
  return {
    time: {
      hour: isHalf ? (typed % 12) + (/p/i.test(half) ? 12 : 0) : typed,
      minute: Number(minute),
      second: Number(second),
    },
    rest: `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`,
  };
};

const hourMs = 3_600_000;

/**
 * When the clocks of a zone show a time: asked of the zone's offsets on both sides of it, since date libraries
 * go by way of the machine's own zone. Of a time that comes twice, as the clocks go back, the first.
 */
const toInstant = (
  text: string,
  wall: number,
  timeZone: string,
): { instant: Instant } | DateProblem => {
  const offsetAt = (at: number): number => tzOffset(timeZone, new Date(at)) * 60_000;
  const times = [wall - 24 * hourMs, wall + 24 * hourMs]
    .map((at) => wall - offsetAt(at))
    .filter((at) => at + offsetAt(at) === wall);
  if (times.length === 0) return impossible(text, `the clocks in ${timeZone} skipped that time`);
  return { instant: new Date(Math.min(...times)).toISOString() };
};

/** The zone at the end of a date, as minutes from UTC. */
const readZone = (text: string, zone: string): number | DateProblem => {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || offset > 14 * 60)
    return impossible(text, `there is no offset ${zone} from UTC`);
  return sign === '-' ? -offset : offset;
};

const weekdayNames = Array.from({ length: 7 }, (_, day) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' }).format(
    new Date(Date.UTC(2023, 0, 1 + day)),
  ),
);

const isoForm = /^(\d{4}-\d{2}-\d{2})[T ](?=\d)/i;
const zoneForm = /(?:\b(?:UTC|GMT)|(?<=\d\s?)(?:Z|(?<=:\d{2}(?:\.\d{1,9})?\s?)[+-]\d{2}:?\d{2}))$/i;

/**
 * Reads a date as an analyst types it: the newsroom form `Thursday 2 March 2023 - 18:33`, the forms of other languages,
 * or ISO 8601; a weekday must be right. Without a zone it is `timeZone`'s, without a time the day's beginning. Digits
 * may be of any script; what can mean two days is told with both.
 *
 * @param tag The language of the text that it stands in, BCP 47.
 */
export const readDate = (
  text: string,
  timeZone: string,
  tag = 'en',
): { instant: Instant } | DateProblem => {
  const typed = foldDigits(toNormalForm(text.trim(), 'NFC'));
  const [zone = ''] = zoneForm.exec(typed) ?? [];
  const local = typed.slice(0, typed.length - zone.length).replace(isoForm, '$1 ');
  const { time: clock, rest } = takeTime(local);
  const [day = ''] = /[^\s,،–—-](?:.*[^\s,،–—-])?/su.exec(rest) ?? [];
  const read = readDay(day, tag, typed);
  if (isProblem(read)) return read.rule === 'date/unreadable' ? unreadable(text.trim()) : read;
  const { hour, minute, second } = clock ?? { hour: 0, minute: 0, second: 0 };
  if (hour > 23 || minute > 59 || second > 59)
    return impossible(typed, 'there is no such time of day');
  const midnight = toUtc(read.day);
  const rightDay = midnight.getUTCDay();
  if (read.weekday !== undefined && read.weekday !== rightDay) {
    const [wrong = '', right = ''] = [weekdayNames[read.weekday], weekdayNames[rightDay]];
    return {
      rule: 'date/wrong-weekday',
      message: `${toWords(read.day)} was not a ${wrong} but a ${right}.`,
      hint: `Write "${right} ${toWords(read.day)}${clock ? ` - ${pad(hour)}:${pad(minute)}` : ''}", or mend the day.`,
    };
  }
  const wall = midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
  if (zone === '') return toInstant(typed, wall, timeZone);
  if (clock === undefined) return unreadable(text.trim());
  const offset = readZone(typed, zone);
  return typeof offset === 'number'
    ? { instant: new Date(wall - offset * 60_000).toISOString() }
    : offset;
};
