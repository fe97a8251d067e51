import { tz, TZDate, tzOffset } from '@date-fns/tz';
import type { Day, Month } from 'date-fns';
import { differenceInMonths } from 'date-fns/differenceInMonths';
import { format } from 'date-fns/format';
import { languagePack, type Language } from './languages.ts';
import { once } from './once.ts';

/** An instant as ISO 8601 in UTC with milliseconds: `2023-03-02T14:33:00.000Z`. Sorts as text. */
export type Instant = string;

/** A date as a page shows it: the reader's text beside the machine's. */
export interface DateLabel {
  /** For `<time datetime>`: ISO 8601 with the publication's offset, `2023-03-02T18:33:00+04:00`. */
  readonly machine: string;
  /** The newsroom's line: `Thursday 2 March 2023 - 18:33`; at midnight, which is what a day without a time is, the day alone. */
  readonly full: string;
  /** For lists: `2 March 2023`. */
  readonly day: string;
  /** The same in the Gregorian calendar, where the language lives by another one; else `undefined`. */
  readonly gregorian: string | undefined;
}

const dayFormat = once((language, timeZone) => {
  const { tag, calendar } = languagePack(language);
  return new Intl.DateTimeFormat(`${tag}-u-ca-${calendar}`, {
    ...{ timeZone, day: 'numeric', month: 'long', year: 'numeric' },
  });
});

const numberFormat = once(
  (language) => new Intl.NumberFormat(languagePack(language).tag, { useGrouping: false }),
);

const digits = once((language) =>
  Array.from({ length: 10 }, (_, digit) => numberFormat(language).format(digit)),
);

const persianDay = (instant: Instant, language: Language, timeZone: string): string => {
  const parts = dayFormat(language, timeZone).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')}`;
};

/** Digits as the language writes them: `1402` -> `۱۴۰۲`. No grouping: for years, days and small counts. */
export const formatNumber = (value: number, language: Language): string =>
  numberFormat(language).format(value);

const localDigits = (text: string, language: Language): string =>
  text.replace(/\d/g, (digit) => digits(language)[Number(digit)] ?? digit);

/** A piece's date stands on many pages. */
const labels = once(() => new Map<Instant, DateLabel>());

/** An instant as the readers of a language write it, in the publication's time zone. */
export const formatDate = (instant: Instant, language: Language, timeZone: string): DateLabel => {
  const known = labels(language, timeZone);
  const label = known.get(instant) ?? toDateLabel(instant, language, timeZone);
  known.set(instant, label);
  return label;
};

/** What a zone's clocks show at an instant, as if it were UTC, and how far they are from it, in minutes. */
const readClocks = (instant: Instant, timeZone: string): { local: Date; offset: number } => {
  const date = new Date(instant);
  const offset = tzOffset(timeZone, date);
  return { local: new Date(Math.round(date.getTime() + offset * 60_000)), offset };
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** HTML knows offsets in whole minutes; before zones were agreed on, clocks had others: then the time is UTC's. */
const toMachine = ({ local, offset }: ReturnType<typeof readClocks>): string => {
  if (!Number.isInteger(offset))
    return `${new Date(local.getTime() - offset * 60_000).toISOString().slice(0, 19)}Z`;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local.toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
};

/** An instant as ISO 8601 with the offset of a zone's clocks: `2023-03-02T18:33:00+04:00`. */
export const toMachineDate = (instant: Instant, timeZone: string): string =>
  toMachine(readClocks(instant, timeZone));

/** date-fns writes dates ten times as slowly: it asks for the zone's clocks again at each part. Its names are used. */
const toDateLabel = (instant: Instant, language: Language, timeZone: string): DateLabel => {
  const { dateLocale, calendar } = languagePack(language);
  const clocks = readClocks(instant, timeZone);
  const { local } = clocks;
  const write = (text: string) => localDigits(text, language);
  const machine = toMachine(clocks);
  const weekday = dateLocale.localize.day(local.getUTCDay() as Day);
  const month = dateLocale.localize.month(local.getUTCMonth() as Month, { context: 'formatting' });
  const time = local.toISOString().slice(11, 16);
  // A day without a time begins at midnight; nothing is added to what was typed.
  const withTime = (day: string): string =>
    `${weekday} ${day}${time === '00:00' ? '' : ` - ${write(time)}`}`;
  const year = local.toISOString().slice(0, 4);
  const gregorianDay = write(`${String(local.getUTCDate())} ${month} ${year}`);
  if (calendar === 'gregory') {
    return {
      machine,
      full: withTime(gregorianDay),
      day: gregorianDay,
      gregorian: undefined,
    };
  }
  const day = persianDay(instant, language, timeZone);
  return {
    machine,
    full: withTime(day),
    day,
    gregorian: gregorianDay,
  };
};

/** Shorter silences are the ordinary pace of a story. */
const longSilence = 2;

/**
 * How long nothing happened between two moments, in whole months or years of a zone's calendar: `14 months`, or from two
 * years on in years; nothing below two months.
 */
export const formatSilence = (
  from: Instant,
  to: Instant,
  language: Language,
  timeZone: string,
): string | undefined => {
  const wallClock = (instant: Instant): Date => readClocks(instant, timeZone).local;
  const months = differenceInMonths(wallClock(to), wallClock(from), { in: tz('UTC') });
  if (months < longSilence) return undefined;
  const { dateLocale } = languagePack(language);
  const distance =
    months < 24
      ? dateLocale.formatDistance('xMonths', months)
      : dateLocale.formatDistance('xYears', Math.floor(months / 12));
  return localDigits(distance, language);
};

/** `2023-03` as a reader names the month: `March 2023`. */
export const formatMonth = (yearMonth: string, language: Language): string => {
  const [year = 0, month = 1] = yearMonth.split('-').map(Number);
  return localDigits(
    format(new TZDate(year, month - 1, 1, 'UTC'), 'MMMM yyyy', {
      locale: languagePack(language).dateLocale,
    }),
    language,
  );
};

/** The Gregorian year and month of an instant in a zone: `{ year: '2023', month: '03' }`. */
export const yearAndMonth = (
  instant: Instant,
  timeZone: string,
): { year: string; month: string } => {
  const [year = '', month = ''] = readClocks(instant, timeZone).local.toISOString().split('-');
  return { year, month };
};
