import { readDate } from './read-date.ts';
import { foldDigits, foldLetters } from './fold-letters.ts';

/** A date that stands in a line of its own, as publications print it. */
export interface DateLine {
  /** In a form that `readDate` reads: `2023-03-02T18:33`. */
  readonly typed: string;
  /** What was taken for granted, in words. */
  readonly guesses: readonly string[];
}

const gregorian =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

const persian = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');

const persianFormat = new Intl.DateTimeFormat('en-u-ca-persian', {
  ...{ timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' },
});

const dayMs = 24 * 60 * 60 * 1000;

/** The Gregorian day of a date of the Persian calendar, asked of its calendar day by day. */
const fromPersian = (year: number, month: number, day: number): Date | undefined => {
  const near = Date.UTC(year + 621, 2, 19) + ((month - 1) * 30.4 + day - 3) * dayMs;
  for (let days = 0; days < 12; days++) {
    const date = new Date(near + days * dayMs);
    const parts = persianFormat.formatToParts(date);
    const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
    if (part('year') === year && part('month') === month && part('day') === day) return date;
  }
  return undefined;
};

interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly isPersian: boolean;
}

const toMonth = (word: string): Pick<Day, 'month' | 'isPersian'> | undefined => {
  const short = word.toLowerCase().replace(/\.$/, '');
  const month = gregorian.findIndex((name) => short.length >= 3 && name.startsWith(short)) + 1;
  if (month > 0) return { month, isPersian: false };
  const persianMonth = persian.map(foldLetters).indexOf(foldLetters(word)) + 1;
  return persianMonth > 0 ? { month: persianMonth, isPersian: true } : undefined;
};

const dayFirst =
  /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<name>\p{L}+)\.?,?\s+(?<year>\d{4})(?!\d)/u;
const monthFirst =
  /(?<!\p{L})(?<name>\p{L}+)\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u;

const findDay = (line: string): Day | undefined => {
  for (const form of [dayFirst, monthFirst]) {
    const { day, name, year } = form.exec(line)?.groups ?? {};
    const month = toMonth(name ?? '');
    if (month) return { ...month, day: Number(day), year: Number(year) };
  }
  const [, year, month, day] = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(line) ?? [];
  if (year === undefined) return undefined;
  const isPersian = Number(year) < 1500;
  return { year: Number(year), month: Number(month), day: Number(day), isPersian };
};

const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** As `foldLetters` has them, without joiners and spaces; the last stands in all the others. */
const persianWeekdays = 'یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه شنبه'.split(' ');

/** What is wrong with the weekday that a line names for a day, if it names one. */
const findWeekdayFault = (line: string, date: Date): string[] => {
  const plain = foldLetters(line.toLowerCase()).replace(/\s/g, '');
  const named = [weekdays, persianWeekdays]
    .map((names) => names.findIndex((name) => plain.includes(name)))
    .find((at) => at >= 0);
  if (named === undefined || named === date.getUTCDay()) return [];
  const [wrong, right] = [weekdays[named], weekdays[date.getUTCDay()]];
  return [
    `the date: "${line.trim()}" names a ${wrong ?? ''}, but that day was a ${right ?? ''}; the day of the month was kept`,
  ];
};

const pad = (number: number): string => String(number).padStart(2, '0');

const findTime = (line: string): string | undefined => {
  const [, hour, minute, half] =
    /(?<!\d)(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]\.?m)?/i.exec(line) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const twelve =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${pad(twelve)}:${minute}`;
};

/** Lines with more words than this tell of something else that happened on a day. */
const mostWords = 12;

/**
 * The date that a line tells, where it is a line for that: in the newsroom's form, whose weekday is checked, or as
 * others print it, in the Gregorian or the Persian calendar. A date that cannot be is none.
 */
export const findDateLine = (line: string, timeZone: string): DateLine | undefined => {
  const typed = foldDigits(line.trim());
  const read = readDate(typed, timeZone);
  if ('instant' in read) return { typed, guesses: [] };
  if (typed.split(/\s+/).length > mostWords) return undefined;
  const found = findDay(typed);
  if (!found) return undefined;
  const date = found.isPersian
    ? fromPersian(found.year, found.month, found.day)
    : new Date(Date.UTC(found.year, found.month - 1, found.day));
  if (date === undefined || Number.isNaN(date.getTime())) return undefined;
  const time = findTime(typed);
  const day = found.isPersian
    ? date.toISOString().slice(0, 10)
    : `${String(found.year).padStart(4, '0')}-${pad(found.month)}-${pad(found.day)}`;
  const whole = `${day}T${time ?? '12:00'}`;
  const again = readDate(whole, timeZone);
  if (!('instant' in again)) return undefined;
  return {
    typed: whole,
    guesses: [
      ...findWeekdayFault(typed, date),
      ...(found.isPersian ? [`the date "${line.trim()}" is ${day} in the Gregorian calendar`] : []),
      ...(time === undefined ? ['the time of day: noon, since none is given'] : []),
    ],
  };
};
