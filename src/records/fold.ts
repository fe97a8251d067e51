import { distance } from 'fastest-levenshtein';
import { foldDigits, foldLetters } from '../i18n/fold-letters.ts';
import { compareText } from './compare-text.ts';
import { remember } from './remember.ts';
import { toNormalForm } from '../i18n/normal-form.ts';

/**
 * Apostrophes in all the forms that keyboards and transliterations have for them, and the soft hyphen. They go
 * before NFKC, which makes a space of some, and after it, since some letters hold one.
 */
const silent = /[’'‘‛`´ʹʻʼʽʾʿ\u00AD]/g;

/**
 * What two spellings of the same words have in common: case, Unicode form, Arabic and Persian letter
 * variants, vowel signs, invisible joiners and digits are folded; every character that is no letter
 * or number becomes a space. Empty for a text without letters and numbers.
 */
export const foldText = (text: string): string =>
  foldLetters(
    foldDigits(
      toNormalForm(toNormalForm(text, 'NFC').replace(silent, ''), 'NFKC')
        .replace(silent, '')
        .toLowerCase(),
    ),
  )
    .replace(/(?:[^\p{L}\p{N}\p{M}]\p{M}*)+/gu, ' ')
    .trim();

/** The key that titles are matched by; a title of signs alone is its own key. */
export const titleKey = remember((title) => foldText(title) || toNormalForm(title, 'NFKC').trim());

interface Folded {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

const toFolded = (text: string): Folded => {
  const folded = foldText(text);
  return { text: folded, words: new Set(folded.split(' ')) };
};

const editShare = (a: string, b: string): number =>
  distance(a, b) / Math.max(a.length, b.length, 1);

/** Titles are often typed only as far as they are remembered: how well `typed` fits the beginning of `whole`. */
const beginningApartness = (typed: string, whole: string): number => {
  const length = typed.split(' ').length;
  const beginning = whole.split(' ').slice(0, length).join(' ');
  return length > 1 && beginning !== whole ? 0.25 + editShare(typed, beginning) : 1;
};

/** 0 for the same words, 1 for nothing in common: the best of edit distance, beginning and shared words. */
const apartness = (typed: Folded, candidate: Folded): number => {
  if (typed.text === candidate.text) return 0;
  const shared = typed.words.intersection(candidate.words).size;
  const fewest = Math.min(typed.words.size, candidate.words.size);
  return Math.min(
    editShare(typed.text, candidate.text),
    beginningApartness(typed.text, candidate.text),
    1 - shared / Math.max(fewest, 2),
  );
};

/** What is further apart than this was hardly meant: one word of two is not enough. */
const near = 0.5;

/**
 * Prepares a search among candidates, which are asked for when the first search is made: the nearest to what
 * was typed, best first; only those near enough to be meant.
 */
export const buildNearest = (
  candidatesOf: () => Iterable<string>,
): ((typed: string, most?: number) => string[]) => {
  let folded: readonly { readonly candidate: string; readonly key: Folded }[] | undefined;
  return (typed, most = 3) => {
    folded ??= [...new Set(candidatesOf())].map((candidate) => ({
      candidate,
      key: toFolded(candidate),
    }));
    const key = toFolded(typed);
    return folded
      .map((each) => ({ candidate: each.candidate, apart: apartness(key, each.key) }))
      .filter(({ apart }) => apart < near)
      .sort((a, b) => a.apart - b.apart || compareText(a.candidate, b.candidate))
      .slice(0, most)
      .map(({ candidate }) => candidate);
  };
};

/** Whether two names are the same but for a slip or two of the keyboard. */
export const isSlip = (a: string, b: string): boolean => {
  const [foldedA, foldedB] = [foldText(a), foldText(b)];
  return Math.min(foldedA.length, foldedB.length) >= 6 && distance(foldedA, foldedB) <= 2;
};

/** ` Did you mean "…"?`, or nothing where nothing is near. `nearest` are given best first. */
export const suggest = (nearest: readonly string[]): string => {
  const quoted = nearest.map((each) => `"${each}"`);
  const last = quoted.pop();
  if (last === undefined) return '';
  return ` Did you mean ${quoted.length > 0 ? `${quoted.join(', ')} or ` : ''}${last}?`;
};

/** ` Did you mean "…"?` with the nearest of the candidates, or nothing where nothing is near. */
export const didYouMean = (typed: string, candidates: Iterable<string>): string =>
  suggest(buildNearest(() => candidates)(typed));
