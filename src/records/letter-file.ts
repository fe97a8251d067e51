import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { editFrontMatter, type FrontChange } from './edit-front-matter.ts';
import { applyToTyped, toPlainSource } from './edit-text.ts';
import { splitFrontMatter } from './front-yaml.ts';
import { toLetterText } from './letter-text.ts';
import type { Letter } from './letter.ts';

/** Where a letter's file lies: `content/letters/en/2023/khojaly-second-meeting/2024-01-03-k7f3q2mz.md`. */
export const toLetterFile = ({
  article,
  date,
  id,
}: Pick<Letter, 'article' | 'date' | 'id'>): string =>
  `content/letters/${article}/${date.slice(0, 10)}-${id}.md`;

/** A letter's file; reads back to the same letter. */
export const toLetterSource = ({ text, ...front }: Letter): string => {
  const { id, article, name, date, replyTo, language, format, answer, correction } = front;
  const keys = { id, article, name, date, replyTo, language, format, answer, correction };
  const yaml = stringify(keys, { lineWidth: 0, keepUndefined: false });
  return `---\n${yaml}---\n${text}\n`;
};

const keys = [
  'id',
  'article',
  'name',
  'date',
  'replyTo',
  'language',
  'format',
  'answer',
  'correction',
] as const;

/**
 * Changes a letter's file as the letter changes: what else somebody typed into it stays.
 *
 * @param typed The file as it is, with its byte order mark and line breaks.
 * @returns The file as it has to be, or why it cannot be changed, in words for people.
 */
export const editLetterSource = (
  typed: string,
  before: Letter,
  after: Letter,
): string | { readonly fault: string } => {
  const source = toPlainSource(typed);
  const changes = keys
    .filter((key) => !isDeepStrictEqual(before[key], after[key]))
    .map((key): FrontChange => ({ path: [key], value: after[key] }));
  const front = editFrontMatter(source, changes);
  if ('fault' in front) return front;
  if (before.text === after.text) return applyToTyped(typed, front);
  const start = splitFrontMatter(source)?.bodyStart ?? source.length;
  if (toLetterText(source.slice(start)) !== before.text)
    return { fault: 'The letter’s text was changed there since: change it there.' };
  return applyToTyped(typed, [...front, { start, end: source.length, text: `${after.text}\n` }]);
};
