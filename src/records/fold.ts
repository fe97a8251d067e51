import { distance } from 'fastest-levenshtein';

const arabicVariants: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
};

/** Digits of any script as ASCII: `۱۴۰۲` and `١٤٠٢` become `1402`. */
const foldDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );

/**
 * What two spellings of the same words have in common: case, Unicode form, Arabic and Persian letter
 * variants, vowel signs, invisible joiners and digits are folded; every character that is no letter
 * or number becomes a space. Empty for a text without letters and numbers.
 */
export const foldText = (text: string): string =>
  foldDigits(text.normalize('NFKC').toLowerCase())
    .replace(/[يىكةأإٱ]/g, (letter) => arabicVariants[letter] ?? letter)
    .replace(/[\u0307\u0640\u064B-\u065F\u0670\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[’'‘`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

/** The key that titles are matched by; a title of signs alone is its own key. */
export const titleKey = (title: string): string =>
  foldText(title) || title.normalize('NFKC').trim();

/** The candidates nearest to what was typed, best first; only those near enough to be meant. */
export const findNearest = (typed: string, candidates: Iterable<string>, most = 3): string[] => {
  const key = foldText(typed);
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, apart: apartness(key, foldText(candidate)) }))
    .filter(({ apart }) => apart <= 0.5)
    .sort((a, b) => a.apart - b.apart || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
};

/** 0 for the same words, 1 for nothing in common: the better of edit distance and shared words. */
const apartness = (a: string, b: string): number => {
  if (a === b) return 0;
  const edits = distance(a, b) / Math.max(a.length, b.length, 1);
  const [wordsA, wordsB] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...wordsA].filter((word) => wordsB.has(word)).length;
  return Math.min(edits, 1 - shared / Math.max(Math.min(wordsA.size, wordsB.size), 2));
};

/** ` Did you mean "…"?`, or nothing where nothing is near. */
export const didYouMean = (typed: string, candidates: Iterable<string>): string => {
  const nearest = findNearest(typed, candidates).map((each) => `"${each}"`);
  if (nearest.length === 0) return '';
  const last = nearest.pop() ?? '';
  return ` Did you mean ${nearest.length > 0 ? `${nearest.join(', ')} or ` : ''}${last}?`;
};
