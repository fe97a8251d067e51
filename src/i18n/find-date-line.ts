import { foldDigits } from './fold-letters.ts';
import { readDate, readDay, takeTime, toIsoDay, type ReadDay } from './read-date.ts';

/** A date that stands in a line of its own, as publications print it. */
export interface DateLine {
  /** In a form that `readDate` reads: `2023-03-02T18:33`. */
  readonly typed: string;
  /** What was taken for granted, in words. */
  readonly guesses: readonly string[];
}

const pad = (number: number): string => String(number).padStart(2, '0');

const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** What is wrong with the weekday that a line names for a day, if it names one. */
const findWeekdayFault = (line: string, { day, weekday }: ReadDay): string[] => {
  const right = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
  if (weekday === undefined || weekday === right) return [];
  return [
    `the date: "${line.trim()}" names a ${weekdays[weekday] ?? ''}, but that day was a ${weekdays[right] ?? ''}; the day of the month was kept`,
  ];
};

/** Lines with more words than this tell of something else that happened on a day. */
const mostWords = 12;

/** A day among other words: `Published on March 2, 2023 by the desk`. */
const findDay = (words: readonly string[], tag: string): ReadDay | undefined => {
  for (let length = words.length; length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const read = readDay(words.slice(at, at + length).join(' '), tag);
      if ('day' in read) return read;
    }
  }
  return undefined;
};

/**
 * The date that a line tells, where it is a line for that: in a form that `readDate` reads, or among a few other words.
 * A date that cannot be, or can be two, is none.
 *
 * @param tag The language of the line, BCP 47.
 */
export const findDateLine = (line: string, timeZone: string, tag = 'en'): DateLine | undefined => {
  const typed = foldDigits(line.trim());
  const { time, rest } = takeTime(typed);
  const words = rest.split(/[\s–—]/u).filter((word) => word !== '' && word !== '-');
  const isIso = /^\d{4}-\d{2}-\d{2}[T ]\d/i.test(typed);
  if (isIso && 'instant' in readDate(typed, timeZone, tag)) return { typed, guesses: [] };
  if (words.length > mostWords) return undefined;
  // Persian years come in numbers too, whatever the language around them.
  const found = findDay(words, tag) ?? findDay(words, 'fa');
  if (!found) return undefined;
  const day = toIsoDay(found.day);
  const whole = `${day}T${time ? `${pad(time.hour)}:${pad(time.minute)}` : '12:00'}`;
  if (!('instant' in readDate(whole, timeZone))) return undefined;
  return {
    typed: whole,
    guesses: [
      ...findWeekdayFault(line, found),
      ...(found.calendar === 'persian'
        ? [`the date "${line.trim()}" is ${day} in the Gregorian calendar`]
        : []),
      ...(time === undefined ? ['the time of day: noon, since none is given'] : []),
    ],
  };
};
