import { distance } from 'fastest-levenshtein';
import { foldDigits, foldLetters } from '../i18n/fold-letters.ts';
import { compareText } from './compare-text.ts';

/** Apostrophes in all the forms that keyboards and transliterations have for them, and the soft hyphen. */
const silent = /[’'‘‛`´ʹʻʼʽʾʿ\u00AD]/g;

/**
 * What two spellings of the same words have in common: case, Unicode form, Arabic and Persian letter
 * variants, vowel signs, invisible joiners and digits are folded; every character that is no letter
 * or number becomes a space. Empty for a text without letters and numbers.
 */
export const foldText = (text: string): string =>
  foldLetters(
    foldDigits(text.replace(silent, '').normalize('NFKC').replace(silent, '').toLowerCase()),
  )
    .replace(/(?:[^\p{L}\p{N}\p{M}]\p{M}*)+/gu, ' ')
    .trim();

/** The key that titles are matched by; a title of signs alone is its own key. */
export const titleKey = (title: string): string =>
  foldText(title) || title.normalize('NFKC').trim();

interface Folded {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

const toFolded = (text: string): Folded => {
  const folded = foldText(text);
  return { text: folded, words: new Set(folded.split(' ')) };
};

/** 0 for the same words, 1 for nothing in common: the better of edit distance and shared words. */
const apartness = (a: Folded, b: Folded): number => {
  if (a.text === b.text) return 0;
  const edits = distance(a.text, b.text) / Math.max(a.text.length, b.text.length, 1);
  const shared = a.words.intersection(b.words).size;
  return Math.min(edits, 1 - shared / Math.max(Math.min(a.words.size, b.words.size), 2));
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
