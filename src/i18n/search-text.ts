import { toNormalForm } from './normal-form.ts';
import { foldDigits, foldLetters } from './fold-letters.ts';

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

/** What a reader typed, as the index spells it. */
export const toSearchQuery = (typed: string, tag: string): string => foldSpelling(typed, tag);

/** A text of the index as a reader should see it. */
export const fromSearchText = (text: string): string => text.replaceAll(`${joiner}-`, joiner);
