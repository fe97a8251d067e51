import { toNormalForm } from '../i18n/normal-form.ts';

/** Lengths in characters (code points), after `toLetterText` and `toLetterName`. */
export const letterLimits = {
  name: { least: 1, most: 80 },
  email: { most: 254 },
  /** The least holds for what readers send; what is in the archive only may not be empty. */
  letter: { least: 20, most: 5000 },
  /** The editors'. */
  answer: { least: 1, most: 5000 },
  links: 2,
} as const;

/** Without blanks at its end; a pattern for that tries each blank of a long row. */
const trimLine = (line: string): string => {
  let end = line.length;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end--;
  return line.slice(0, end);
};

/** One form for the same text, however it was typed or sent: line breaks, composed letters, no trailing space. */
export const toLetterText = (text: string): string =>
  toNormalForm(text, 'NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map(trimLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** A name in one line. */
export const toLetterName = (name: string): string =>
  toNormalForm(name, 'NFC').replace(/\s+/gu, ' ').trim();

const link = /\]\([^)]*\)?|<?(?:https?:\/\/|www\.)[^\s<>]*/gi;

/** How many links a text holds, Markdown's and bare ones. */
export const countLinks = (text: string): number => text.match(link)?.length ?? 0;
