import { foldLetters } from './fold-letters.ts';
import { toNormalForm } from './normal-form.ts';

/** The calendars whose months have names of their own here. */
export type Calendar = 'gregory' | 'persian';

/** A month by its name. */
export interface NamedMonth {
  readonly calendar: Calendar;
  /** 1 to 12. */
  readonly month: number;
}

/** Languages whose names of months and weekdays are read, whatever language a piece is in. */
const tags = [
  ...['en', 'fa', 'ar', 'ru', 'uk', 'tr', 'az', 'hy', 'ka', 'de', 'fr', 'es', 'it', 'pt', 'nl'],
];

/**
 * A name however it is typed: case, joiners, accents of Arabic, full stops of short forms and apostrophes, of which
 * Ukrainian has a letter of its own, do not count.
 */
export const foldName = (name: string): string =>
  foldLetters(toNormalForm(name, 'NFC').toLowerCase()).replace(/[\s.'’ʼ]/g, '');

type Table<Value> = ReadonlyMap<string, readonly Value[]>;

const toTable = <Value>(entries: readonly (readonly [string, Value])[]): Table<Value> => {
  const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
  const table = new Map<string, Value[]>();
  for (const [name, value] of entries) {
    const values = table.get(name) ?? [];
    table.set(name, values);
    if (!values.some((each) => same(each, value))) values.push(value);
  }
  return table;
};

/** As a name stands alone, and as it stands in a date, where many languages decline it. */
const forms: readonly (readonly [Intl.DateTimeFormatOptions, 'month' | 'weekday'])[] = [
  [{ month: 'long' }, 'month'],
  [{ month: 'short' }, 'month'],
  [{ day: 'numeric', month: 'long', year: 'numeric' }, 'month'],
  [{ day: 'numeric', month: 'short', year: 'numeric' }, 'month'],
  [{ weekday: 'long' }, 'weekday'],
  [{ weekday: 'short' }, 'weekday'],
];

const namesOf = (
  tag: string,
  type: 'month' | 'weekday',
  days: readonly Date[],
): readonly (readonly [string, number])[] =>
  forms
    .filter(([, each]) => each === type)
    .flatMap(([options]) => {
      const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
      return days.map((day, index) => {
        const part = format.formatToParts(day).find((each) => each.type === type);
        return [foldName(part?.value ?? ''), index] as const;
      });
    })
    .filter(([name]) => /^\p{L}[\p{L}\p{M}-]+$/u.test(name));

/** The middle of each month, in the calendar of a tag. */
const middles: Readonly<Record<Calendar, readonly Date[]>> = {
  gregory: Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 15))),
  persian: Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month + 3, 5))),
};

/** From a Sunday on. */
const week = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day)));

const monthsOf = (tag: string, calendar: Calendar): readonly (readonly [string, NamedMonth])[] =>
  namesOf(`${tag}-u-ca-${calendar}`, 'month', middles[calendar]).map(([name, index]) => [
    name,
    { calendar, month: index + 1 },
  ]);

interface Names {
  readonly months: Table<NamedMonth>;
  readonly weekdays: Table<number>;
}

const toNames = (of: readonly string[]): Names => ({
  months: toTable(
    of.flatMap((tag) => [
      ...monthsOf(tag, 'gregory'),
      ...(tag === 'fa' ? monthsOf(tag, 'persian') : []),
    ]),
  ),
  weekdays: toTable(of.flatMap((tag) => namesOf(tag, 'weekday', week))),
});

const known = new Map<string, Names>();

const ofTags = (key: string, of: readonly string[]): Names => {
  const names = known.get(key) ?? toNames(of);
  known.set(key, names);
  return names;
};

const find = <Value>(name: string, tag: string, table: (names: Names) => Table<Value>) =>
  table(ofTags(tag, [tag])).get(foldName(name)) ??
  table(ofTags('all', tags)).get(foldName(name)) ??
  [];

/**
 * The months that a name can stand for: in the language of the text, else in any that is known; several where these
 * differ. Empty for what is no month.
 *
 * @param tag The language, BCP 47.
 */
export const findMonths = (name: string, tag: string): readonly NamedMonth[] =>
  find(name, tag, ({ months }) => months);

/** The same for weekdays, from 0 for Sunday. */
export const findWeekdays = (name: string, tag: string): readonly number[] =>
  find(name, tag, ({ weekdays }) => weekdays);
