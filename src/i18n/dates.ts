import { TZDate } from '@date-fns/tz';
import { differenceInMonths } from 'date-fns/differenceInMonths';
import { format } from 'date-fns/format';
import { formatDistanceStrict } from 'date-fns/formatDistanceStrict';
import { languagePack, type Language } from './languages.ts';

/** An instant as ISO 8601 in UTC with milliseconds: `2023-03-02T14:33:00.000Z`. Sorts as text. */
export type Instant = string;

/** A date as a page shows it: the reader's text beside the machine's. */
export interface DateLabel {
  /** For `<time datetime>`: ISO 8601 with the publication's offset, `2023-03-02T18:33:00+04:00`. */
  readonly machine: string;
  /** The newsroom's line: `Thursday 2 March 2023 - 18:33`. */
  readonly full: string;
  /** For lists: `2 March 2023`. */
  readonly day: string;
  /** The same in the Gregorian calendar, where the language lives by another one; else `undefined`. */
  readonly gregorian: string | undefined;
}

/** Making a formatter of `Intl` takes a thousand times as long as using it. */
const once = <Made>(make: (language: Language, timeZone: string) => Made) => {
  const made = new Map<string, Made>();
  return (language: Language, timeZone = 'UTC'): Made => {
    const key = `${language} ${timeZone}`;
    const known = made.get(key) ?? make(language, timeZone);
    made.set(key, known);
    return known;
  };
};

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

/** An instant as ISO 8601 with the offset of a zone's clocks: `2023-03-02T18:33:00+04:00`. */
export const toMachineDate = (instant: Instant, timeZone: string): string =>
  format(new TZDate(instant, timeZone), "yyyy-MM-dd'T'HH:mm:ssxxx");

const toDateLabel = (instant: Instant, language: Language, timeZone: string): DateLabel => {
  const { dateLocale: locale, calendar } = languagePack(language);
  const zoned = new TZDate(instant, timeZone);
  const write = (pattern: string) => localDigits(format(zoned, pattern, { locale }), language);
  const machine = toMachineDate(instant, timeZone);
  const gregorianDay = write('d MMMM yyyy');
  if (calendar === 'gregory') {
    return {
      machine,
      full: write('EEEE d MMMM yyyy - HH:mm'),
      day: gregorianDay,
      gregorian: undefined,
    };
  }
  const day = persianDay(instant, language, timeZone);
  return {
    machine,
    full: `${write('EEEE')} ${day} - ${write('HH:mm')}`,
    day,
    gregorian: gregorianDay,
  };
};

/** Shorter silences are the ordinary pace of a story. */
const longSilence = 2;

/** How long nothing happened between two moments: `14 months`, or from two years on in years; nothing below two months. */
export const formatSilence = (
  from: Instant,
  to: Instant,
  language: Language,
): string | undefined => {
  const months = differenceInMonths(to, from);
  if (months < longSilence) return undefined;
  const distance = formatDistanceStrict(to, from, {
    locale: languagePack(language).dateLocale,
    unit: months < 24 ? 'month' : 'year',
    roundingMethod: 'floor',
  });
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
  const zoned = new TZDate(instant, timeZone);
  return { year: format(zoned, 'yyyy'), month: format(zoned, 'MM') };
};
