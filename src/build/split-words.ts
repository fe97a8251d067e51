/** A word as it was written. */
export interface WrittenWord {
  readonly word: string;
  readonly places: number;
  /** Where its bytes end. */
  readonly end: number;
}

/** A word up to and with the first character in which it differs from the one before: all that tells them apart. */
export const toBeginning = (before: string, word: string): string => {
  const [a, b] = [Array.from(before), Array.from(word)];
  const same = b.findIndex((character, i) => character !== a[i]);
  return b.slice(0, same + 1).join('');
};

/**
 * Parts words in order into files of `size` places at least and, but for a word that has more by itself, of twice as many
 * at most: there where the next word begins with the fewest letters that tell, for a reader loads those of all files.
 * Answers where each file ends.
 */
export const splitWords = (words: readonly WrittenWord[], size: number): number[] => {
  const ends: number[] = [];
  let [listed, best, shortest] = [0, 0, Infinity];
  for (let at = 0; at < words.length; at++) {
    const [word, next] = [words[at], words[at + 1]];
    listed += word?.places ?? 0;
    if (listed < size) continue;
    const { length } = toBeginning(word?.word ?? '', next?.word ?? '');
    if (length < shortest) [best, shortest] = [at + 1, length];
    if (listed < 2 * size) continue;
    ends.push(best);
    at = best - 1;
    [listed, shortest] = [0, Infinity];
  }
  return ends.at(-1) === words.length ? ends : [...ends, words.length];
};
