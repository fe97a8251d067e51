/** Line and paragraph separators: white space that no editor shows. */
const separators = /[\u2028\u2029]/g;

/**
 * What the checker refuses in any text: control characters, overrides of direction, signs of lost characters; and
 * noncharacters and byte order marks, which nobody sees either.
 */
const unfit =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFEFF\uFFF0-\uFFFB\uFFFD-\uFFFF]/g;

/** A text without characters that would make it show something else than it says, and how many there were. */
export const cleanText = (text: string): { readonly text: string; readonly removed: number } => {
  const formed = text.toWellFormed().replace(/\r\n?/g, '\n').replace(separators, '\n');
  const clean = formed.replace(unfit, '');
  return { text: clean, removed: formed.length - clean.length };
};

/** A text without the characters at its end that a pattern of one character fits. */
export const trimEndOf = (text: string, signs: RegExp): string => {
  let end = text.length;
  while (end > 0 && signs.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/** A clean text in one line. */
export const toOneLine = (text: string): string =>
  cleanText(text).text.replace(/\s+/gu, ' ').trim();
