import { stringify } from 'yaml';
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
