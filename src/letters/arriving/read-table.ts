import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { toIsoDate, type Arrival, type ArrivedLetter } from './arrived-letter.ts';

/** What a column or key may be called, in any case, with any blanks: our own names first, then those of others. */
const names = {
  article: ['article', 'articleid', 'page'],
  language: ['language', 'lang', 'locale'],
  name: ['name', 'yourname', 'author'],
  email: ['email', 'mail', 'emailaddress'],
  letter: ['letter', 'text', 'message', 'comment', 'body'],
  replyTo: ['replyto', 'inreplyto', 'parent'],
  date: ['date', 'createdat', 'received', 'submittedat', 'created'],
  id: ['id', 'submissionid', 'number'],
  referrer: ['referrer', 'referer', 'url'],
} as const;

type Field = keyof typeof names;

const fold = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

const toFields = (row: Readonly<Record<string, unknown>>): Record<Field, string> => {
  const folded = new Map(
    Object.entries(row).map(([key, value]) => [
      fold(key),
      typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '',
    ]),
  );
  const find = (field: Field) =>
    names[field].map((name) => folded.get(name) ?? '').find((value) => value !== '') ?? '';
  return Object.fromEntries(
    (Object.keys(names) as Field[]).map((field) => [field, find(field)]),
  ) as Record<Field, string>;
};

const toArrived = (
  row: Readonly<Record<string, unknown>>,
  source: 'json' | 'csv',
): ArrivedLetter | undefined => {
  const fields = toFields(row);
  if (fields.letter === '' || fields.name === '') return undefined;
  const { article, referrer, id, replyTo, language } = fields;
  return {
    source,
    key: id === '' ? [fields.email, fields.date, article, fields.letter].join('\n') : id,
    replyTo: replyTo === '' ? undefined : replyTo,
    about: [article, referrer].filter((each) => each !== ''),
    language: language === '' ? undefined : language,
    name: fields.name,
    email: fields.email,
    text: fields.letter,
    date: toIsoDate(fields.date),
    verdict: undefined,
  };
};

const toArrival = (
  rows: readonly Readonly<Record<string, unknown>>[],
  source: 'json' | 'csv',
): Arrival => {
  const letters = rows.map((row) => toArrived(row, source));
  return {
    letters: letters.filter((letter) => letter !== undefined),
    left: letters.flatMap((letter, index) =>
      letter === undefined ? [`Number ${index + 1} has no name or no text.`] : [],
    ),
  };
};

/** A table with one letter a line, such as Netlify Forms exports. */
export const readCsv = (text: string): Arrival => {
  const rows = parse(text, {
    bom: true,
    columns: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  return toArrival(rows as Record<string, string>[], 'csv');
};

const row = z.record(z.string(), z.unknown());

/** One object or a list of them, with the names of the form's fields; fields may stand in a `data` of their own. */
export const readJson = (text: string): Arrival => {
  const rows = z.union([row.transform((one) => [one]), z.array(row)]).parse(JSON.parse(text));
  return toArrival(
    rows.map((each) => ({ ...each, ...row.safeParse(each['data']).data })),
    'json',
  );
};
