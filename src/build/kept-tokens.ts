import type { Token } from './learn-tokens.ts';
import type { Entry, IndexFiles } from './pagefind-files.ts';

/** A token as a dictionary knows it. */
export interface KnownToken extends Omit<Token, 'words'> {
  /** The number of each word, its place in the token, and of how many parts it is one: one after the other. */
  readonly words: readonly number[];
}

/** Some tokens as they are kept: few long values, which are read soonest. Lists of texts are a line for each. */
export interface KeptTokens {
  readonly entry: Entry;
  /** The files of Pagefind's program for browsers, in Base64. */
  readonly program: Readonly<Record<string, string>>;
  /** Each with its form, if it is one, after a space. */
  readonly words: string;
  readonly tokens: string;
  /** How each token's text is kept, where that is not the token. */
  readonly texts: string;
  /** Of each token, how many places it takes, and how many numbers follow: its words, as `KnownToken` has them. */
  readonly numbers: readonly number[];
}

/** What Pagefind says of itself, and of tokens. */
export interface Learnt {
  readonly entry: Entry;
  readonly program: IndexFiles;
}

/** Of other words, the same numbers. */
const renumber = (words: readonly number[], toNumber: (number: number) => number): number[] =>
  words.map((number, i) => (i % 3 === 0 ? toNumber(number) : number));

/** `nameOf` is the name of a word. */
export const toKeptTokens = (
  { entry, program }: Learnt,
  tokens: readonly (readonly [name: string, token: KnownToken])[],
  nameOf: (word: number) => string,
): KeptTokens => {
  const words = new Map<number, number>();
  const numbers: number[] = [];
  const toNumber = (word: number): number => {
    const number = words.get(word) ?? words.size;
    words.set(word, number);
    return number;
  };
  for (const [, token] of tokens)
    numbers.push(token.places, token.words.length, ...renumber(token.words, toNumber));
  return {
    entry,
    program: Object.fromEntries(
      [...program].map(([path, bytes]) => [path, bytes.toString('base64')]),
    ),
    words: [...words.keys()].map(nameOf).join('\n'),
    tokens: tokens.map(([name]) => name).join('\n'),
    texts: tokens.map(([name, { text }]) => (text === name ? '' : text)).join('\n'),
    numbers,
  };
};

const toLines = (text: string): string[] => (text === '' ? [] : text.split('\n'));

export const toLearnt = ({ entry, program }: KeptTokens): Learnt => ({
  entry,
  program: new Map(
    Object.entries(program).map(([path, bytes]) => [path, Buffer.from(bytes, 'base64')]),
  ),
});

/** `numberOf` is the number of a word by its name. */
export const fromKeptTokens = (
  kept: KeptTokens,
  numberOf: (word: string) => number,
): (readonly [name: string, token: KnownToken])[] => {
  const words = toLines(kept.words).map(numberOf);
  const texts = toLines(kept.texts);
  let at = 0;
  return toLines(kept.tokens).map((name, i) => {
    const [places = 1, count = 0] = [kept.numbers[at], kept.numbers[at + 1]];
    at += 2 + count;
    const found = kept.numbers.slice(at - count, at);
    const text = texts[i] ?? '';
    const toNumber = (number: number): number => words[number] ?? 0;
    return [
      name,
      { text: text === '' ? name : text, places, words: renumber(found, toNumber) },
    ] as const;
  });
};
