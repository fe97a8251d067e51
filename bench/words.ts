/** A source of numbers from 0 up to 1 that always gives the same ones: mulberry32. */
export type Chance = () => number;

export const startChance = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const pick = <Item>(chance: Chance, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(chance() * items.length)] ?? items[0];

/** Syllables of invented words, which look like a language's own. */
const syllables = {
  en: 'ba ber cal cor den dis el en fer gar hol in jan ker lan lo mar men nor ol pen per quin ra res sa ser tan ter un ver vil wen yor zan th st nd ment tion',
  fa: 'با بر تا تر جا چه خا در را رو زا سا شا کا که گر لا ما مر نا نی وا هم یا ید ان ند ست شت',
} as const;

export type CorpusLanguage = keyof typeof syllables;

/** As many different words as an archive of news has, the commonest first. */
export const buildVocabulary = (language: CorpusLanguage, size: number): readonly string[] => {
  const chance = startChance(language === 'en' ? 11 : 12);
  const parts = syllables[language].split(' ');
  const words = new Set<string>();
  while (words.size < size) {
    const length = 1 + Math.floor(chance() * (1 + Math.log10(words.size + 1)));
    words.add(Array.from({ length }, () => parts[Math.floor(chance() * parts.length)]).join(''));
  }
  return [...words];
};

/** A word as often as its rank has it in any language: Zipf's law, by its inverse. */
export const pickWord = (chance: Chance, vocabulary: readonly string[]): string =>
  vocabulary[Math.floor(vocabulary.length ** chance()) - 1] ?? '';
