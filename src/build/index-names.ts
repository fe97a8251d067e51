import { hash } from 'node:crypto';
import type { Instant } from '../i18n/dates.ts';

/*
 * What the files of an index are called. All names of a year stand in the list that a search of it begins with, where
 * each letter of ten thousand costs readers some 6 kB: they are as short as tells them apart.
 */

/** In letters and figures. */
const toShort = (digest: string): string => BigInt(`0x${digest}`).toString(36);

/** Seconds from the beginning of the first year to that of 1970. */
const before1970 = 62_167_219_200;

/** As many letters as seconds take until far beyond any date. */
const lettersOfTime = 8;

/** The time of an article in front, so that names are sorted as pieces were published; then what its address tells apart. */
export const toArticleCode = (published: Instant, url: string): string => {
  const seconds = Math.floor(Date.parse(published) / 1000) + before1970;
  return seconds.toString(36).padStart(lettersOfTime, '0') + toShort(hash('sha256', url));
};

const countShared = (a: string, b = ''): number => {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
};

/**
 * Of each code the beginning that no other has, of `least` letters at least. They are sorted as the codes are, and none
 * is the beginning of another.
 */
const toNames = (codes: readonly string[], least: number): string[] => {
  const sorted = [...new Set(codes)].sort();
  const names = new Map(
    sorted.map((code, i) => {
      const shared = Math.max(countShared(code, sorted[i - 1]), countShared(code, sorted[i + 1]));
      return [code, code.slice(0, Math.max(least, shared + 1))];
    }),
  );
  return codes.map((code) => names.get(code) ?? code);
};

/** Of files by the digests of what is in them, so that another content has another name. */
export const toFileNames = (digests: readonly string[]): string[] =>
  toNames(digests.map(toShort), 3);

const lettersOfArticle = 6;

/** Of articles by their codes. They stay as they are while those do, and no other comes closer than 20 minutes. */
export const toArticleNames = (codes: readonly string[]): string[] =>
  toNames(codes, lettersOfArticle);

/**
 * Names of articles as a list has them: as a number in letters and figures, how far each is from the one before; after it,
 * what the name has besides.
 */
export const toSteps = (names: readonly string[]): (number | string)[] => {
  let before = 0;
  return names.flatMap((name) => {
    const time = parseInt(name.slice(0, lettersOfArticle), 36);
    const step = time - before;
    before = time;
    return name.length === lettersOfArticle ? [step] : [step, name.slice(lettersOfArticle)];
  });
};
