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

/** One form for the same text, however it was typed or sent: line breaks, composed letters, no trailing space. */
export const toLetterText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/^\uFEFF/, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** A name in one line. */
export const toLetterName = (name: string): string =>
  name.normalize('NFC').replace(/\s+/gu, ' ').trim();

const link = /\]\([^)]*\)?|<?(?:https?:\/\/|www\.)[^\s<>]*/gi;

/** How many links a text holds, Markdown's and bare ones. */
export const countLinks = (text: string): number => text.match(link)?.length ?? 0;
