import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitWords, toBeginning } from '../../src/build/split-words.ts';

const toWords = (words: readonly string[], places = 1) =>
  words.map((word, i) => ({ word, places, end: i + 1 }));

test('a word is told from the one before by as few letters as it takes', () => {
  expect(toBeginning('', 'corridor')).toBe('c');
  expect(toBeginning('corridor', 'corridors')).toBe('corridors');
  expect(toBeginning('corridors', 'court')).toBe('cou');
  expect(toBeginning('قره', 'قوم')).toBe('قو');
  // Half of a sign is none.
  expect(toBeginning('😀', '😁')).toBe('😁');
});

test('files end where the next word begins with the fewest letters', () => {
  const words = ['corrida', 'corridor', 'corridors', 'court', 'courts', 'courtyard', 'day', 'days'];
  // Before `court` three letters tell, before `corridors` nine.
  expect(splitWords(toWords(words), 2)).toEqual([3, 6, 8]);
  expect(splitWords(toWords(words), 3)).toEqual([6, 8]);
  expect(splitWords(toWords(words), 100)).toEqual([8]);
});

test('where a word has many places, the files before and after it are none the longer', () => {
  const words = [...toWords(['a', 'b'], 1), ...toWords(['the'], 500), ...toWords(['to', 'u'], 1)];
  expect(splitWords(words, 2)).toEqual([2, 3, 5]);
});

test('whatever the words, every one is in a file, and in the range that is asked for it', () => {
  const word = fc.record({
    word: fc.string({ minLength: 1 }),
    places: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.integer({ min: 1, max: 20 }),
      (given, size) => {
        const unique = new Map(given.map((each) => [each.word, each]));
        const bytes = (text: string) => Buffer.from(text);
        const words = [...unique.values()]
          .sort((a, b) => Buffer.compare(bytes(a.word), bytes(b.word)))
          .map((each, i) => ({ ...each, end: i + 1 }));
        const ends = splitWords(words, size);
        expect(ends.at(-1)).toBe(words.length);
        expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
        for (const [i, end] of ends.entries()) {
          const those = words.slice(ends[i - 1] ?? 0, end);
          const listed = those.reduce((sum, { places }) => sum + places, 0);
          if (end < words.length) expect(listed).toBeGreaterThanOrEqual(size);
          expect(listed - (those.at(-1)?.places ?? 0)).toBeLessThan(2 * size);
        }
      },
    ),
  );
});
