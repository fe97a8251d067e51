import { tzOffset } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { enGB } from 'date-fns/locale/en-GB';
import type { Instant } from './dates.ts';
import { foldDigits } from './fold-letters.ts';

/** What is wrong with a date that somebody typed. */
export interface DateProblem {
  readonly rule: 'date/unreadable' | 'date/impossible' | 'date/wrong-weekday';
  readonly message: string;
  readonly hint: string;
}

const newsroomForm = /^(\p{L}+),?\s+(\d{1,2})\s+(\p{L}+)\s+(\d{4})\s*[-–—]\s*(\d{1,2}):(\d{2})$/u;
const isoForm =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

const months = Array.from({ length: 12 }, (_, month) =>
  format(new Date(2001, month, 15), 'MMMM', { locale: enGB }).toLowerCase(),
);
const weekdays = Array.from({ length: 7 }, (_, day) =>
  format(new Date(2001, 0, 7 + day), 'EEEE', { locale: enGB }).toLowerCase(),
);

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

interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** From the Gregorian calendar's first whole year on; four digits, whatever the zone: instants are sorted as text. */
const [firstYear, lastYear] = [1583, 9998];

/** Years of the Persian and the Islamic calendar that a piece may bear by mistake. */
const persianYears = [1200, 1500] as const;

const checkWallClock = (text: string, clock: WallClock): DateProblem | undefined => {
  const { year, month, day, hour, minute, second } = clock;
  if (year >= persianYears[0] && year <= persianYears[1])
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
  if (hour > 23 || minute > 59 || second > 59)
    return impossible(text, 'there is no such time of day');
  return undefined;
};

const hourMs = 3_600_000;

/**
 * When the clocks of a zone show a time: asked of the zone's offsets on both sides of it, since date libraries
 * go by way of the machine's own zone. Of a time that comes twice, as the clocks go back, the first.
 */
const toInstant = (
  text: string,
  clock: WallClock,
  timeZone: string,
): { instant: Instant } | DateProblem => {
  const { year, month, day, hour, minute, second } = clock;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const offsetAt = (time: number): number => tzOffset(timeZone, new Date(time)) * 60_000;
  const times = [wall - 24 * hourMs, wall + 24 * hourMs]
    .map((time) => wall - offsetAt(time))
    .filter((time) => time + offsetAt(time) === wall);
  if (times.length === 0) return impossible(text, `the clocks in ${timeZone} skipped that time`);
  return { instant: new Date(Math.min(...times)).toISOString() };
};

const readNewsroomForm = (text: string, match: RegExpExecArray, timeZone: string) => {
  const [, weekday = '', day = '', monthName = '', year = '', hour = '', minute = ''] = match;
  const month = months.indexOf(monthName.toLowerCase()) + 1;
  const weekdayIndex = weekdays.indexOf(weekday.toLowerCase());
  if (month === 0 || weekdayIndex < 0) return unreadable(text);
  const clock: WallClock = {
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: 0,
  };
  const problem = checkWallClock(text, clock);
  if (problem) return problem;
  const rightDay = new Date(Date.UTC(clock.year, month - 1, clock.day)).getUTCDay();
  if (rightDay !== weekdayIndex) {
    const right = weekdays[rightDay] ?? '';
    const named = right.charAt(0).toUpperCase() + right.slice(1);
    return {
      rule: 'date/wrong-weekday',
      message: `${day} ${monthName} ${year} was not a ${weekday} but a ${named}.`,
      hint: `Write "${named} ${day} ${monthName} ${year} - ${hour}:${minute}", or mend the day.`,
    } satisfies DateProblem;
  }
  return toInstant(text, clock, timeZone);
};

const readIsoForm = (text: string, match: RegExpExecArray, timeZone: string) => {
  const [, year, month, day, hour, minute, second = '0', zone] = match;
  const clock: WallClock = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  const problem = checkWallClock(text, clock);
  if (problem) return problem;
  if (zone === undefined) return toInstant(text, clock, timeZone);
  const parsed = parseISO(
    text
      .replace(/(?<!\s)\s+(?=Z|[+-]\d{2}:?\d{2}$)/i, '')
      .replace(' ', 'T')
      .toUpperCase(),
  );
  const offset = Number(/[+-](\d{2}):?(\d{2})$/.exec(zone)?.slice(1).join('') ?? 0);
  if (!isValid(parsed) || offset > 1400)
    return impossible(text, `there is no offset ${zone} from UTC`);
  return { instant: parsed.toISOString() };
};

/**
 * Reads a date as an analyst types it: the newsroom form `Thursday 2 March 2023 - 18:33`
 * (its weekday must be right), or ISO 8601 with a zone, or without one, which then is `timeZone`'s. Digits may
 * be Persian or Arabic; the calendar is the Gregorian one.
 */
export const readDate = (text: string, timeZone: string): { instant: Instant } | DateProblem => {
  const typed = foldDigits(text.trim());
  const newsroom = newsroomForm.exec(typed);
  if (newsroom) return readNewsroomForm(typed, newsroom, timeZone);
  const iso = isoForm.exec(typed);
  if (iso) return readIsoForm(typed, iso, timeZone);
  return unreadable(text.trim());
};
