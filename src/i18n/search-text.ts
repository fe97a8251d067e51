import { foldDigits, foldLatin, foldLetters } from './fold-letters.ts';
import { toNormalForm } from './normal-form.ts';

const joiner = '\u200C';

/** Where a language's own digits begin; others have those of ASCII. */
const zeros: Readonly<Record<string, number>> = { fa: 0x06f0, ar: 0x0660 };

/** Letters of old encodings, each the picture of one form that a letter takes. */
const presentationForms = /[\uFB50-\uFDFB\uFE70-\uFEFC]+/g;

/**
 * What the index and what a reader types have in common: letters without their variants and vowel signs, and
 * the language's own digits. What is folded can still be read. `tag` is BCP 47.
 */
const foldSpelling = (text: string, tag: string): string =>
  foldDigits(
    foldLetters(
      toNormalForm(text, 'NFC').replace(presentationForms, (forms) => forms.normalize('NFKC')),
    ),
    zeros[tag],
  );

/**
 * A text as the index holds it. A word with joiners in it (`قره‌باغ`) is found by all spellings: Pagefind finds a
 * word with a hyphen as one word and by its parts, so a hyphen stands beside each joiner.
 */
export const toSearchText = (text: string, tag: string): string =>
  text
    .split(joiner)
    .map((part) => foldSpelling(part, tag))
    .join(`${joiner}-`);

/** Marks that quote, in any script, and what is typed where a keyboard has no other. */
const quotes = new Set(`"'\u0060\u00B4«»‘’‚‛“”„‟‹›⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣`);
/** They also stand within words, or for a part of them that is left out. */
const apostrophes = new Set(`'\u0060\u00B4‘’‛＇`);

/** What stands between marks that quote, where those are around all that was typed, and nothing within is quoted. */
const findPhrase = (typed: string): string | undefined => {
  const signs = Array.from(
    typed.replaceAll('<<', '«').replaceAll('>>', '»').replaceAll(',,', '„').trim(),
  );
  const start = signs.findIndex((sign) => !quotes.has(sign));
  const end = signs.findLastIndex((sign) => !quotes.has(sign)) + 1;
  if (start <= 0 || end === signs.length) return undefined;
  const within = signs.slice(start, end);
  const isQuoting = within.some((sign) => quotes.has(sign) && !apostrophes.has(sign));
  return isQuoting ? undefined : within.join('').trim();
};

/** Whether all words are to be found as they stand, one after the other. */
export const isPhrase = (query: string): boolean => query.startsWith('"');

/**
 * What a reader typed, as the index spells its words, which are found without letters that few keyboards have
 * (`src/build/learn-tokens.ts`). A phrase stands between marks that Pagefind knows.
 */
export const toSearchQuery = (typed: string, tag: string): string => {
  const folded = foldLatin(foldSpelling(typed, tag));
  const phrase = findPhrase(folded);
  // Pagefind would also take several quoted words for one phrase.
  return phrase === undefined ? folded.replaceAll('"', ' ').trim() : `"${phrase}"`;
};

/** A text of the index as a reader should see it. */
export const fromSearchText = (text: string): string => text.replaceAll(`${joiner}-`, joiner);

/**
 * Pagefind sorts texts by their bytes: as JavaScript does by its units of 16 bits, but that characters of two of these
 * come last.
 */
export const toByteOrder = (text: string): string =>
  text.replace(/[\uD800-\uFFFF]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });
