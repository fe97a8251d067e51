import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeWhole } from '../records/write-whole.ts';
import { learnTokens, type Token } from './learn-tokens.ts';
import { entryFile, readEntry, type Entry, type IndexFiles } from './pagefind-files.ts';

/*
 * What Pagefind makes of each token, of all texts of a language, as far as it was asked: it need not read a text where
 * all tokens are known. What is known decides how soon an index is made, never what is in it.
 */

/** What is kept: few long values, which are read soonest. Lists of texts are a line for each. */
interface Kept {
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

/** A token as the dictionary knows it. */
export interface KnownToken extends Omit<Token, 'words'> {
  /** The number of each word, its place in the token, and of how many parts it is one: one after the other. */
  readonly words: readonly number[];
}

/** What a browser asks for besides the index: Pagefind's own interfaces, which come with it, are not used. */
const isProgram = (file: string): boolean => /^(?:pagefind(?:-worker)?\.js|wasm\..*)$/.test(file);

/** A word of an index, or a form of it. */
export interface Word {
  readonly word: string;
  readonly form: string | undefined;
  /** Words are sorted by it, each before its forms. */
  readonly order: string;
}

/**
 * Pagefind sorts texts by their bytes: as JavaScript does by its units of 16 bits, but that characters of two of these
 * come last.
 */
export const toOrder = (text: string): string =>
  text.replace(/[\uD800-\uFFFF]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });

const toWord = (name: string): Word => {
  const [word = '', form] = name.split(' ');
  // Less than any letter.
  return { word, form, order: toOrder(name.replace(' ', '\0')) };
};

/** A token of a field, such as the title: Pagefind makes other words of it than in a text. */
export const toFieldToken = (token: string): string => ` ${token}`;

const isOfField = (token: string): boolean => token.startsWith(' ');

export interface Dictionary {
  /** The number of a token of a text, or of a field, whether it is known or not. */
  readonly numberOf: (token: string) => number;
  /** Has all tokens known that have a number. */
  readonly learn: () => Promise<void>;
  readonly tokenOf: (number: number) => KnownToken;
  readonly words: readonly Word[];
  readonly program: () => { readonly entry: Entry; readonly files: IndexFiles };
}

/** A file that is broken is as good as none. */
const readKept = (file: string): Kept | undefined => {
  try {
    const found = readFileSync(file, 'utf8');
    const end = found.indexOf('\n');
    const text = found.slice(end + 1);
    return hash('sha256', text) === found.slice(0, end) ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
};

const toLines = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** Opens the dictionary of a language, which `file` keeps; `tag` is BCP 47. */
export const openDictionary = (file: string, tag: string): Dictionary => {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const tokens: (KnownToken | undefined)[] = [];
  let knownCount = 0;
  const wordNumbers = new Map<string, number>();
  const wordNames: string[] = [];
  const words: Word[] = [];
  let entry: Entry | undefined;
  let program: IndexFiles = new Map();
  const numberOf = (token: string): number => {
    const found = numbers.get(token);
    if (found !== undefined) return found;
    numbers.set(token, names.length);
    return names.push(token) - 1;
  };
  const setToken = (name: string, token: KnownToken): void => {
    const number = numberOf(name);
    if (!tokens[number]) knownCount += 1;
    tokens[number] = token;
  };
  const wordNumberOf = (word: string): number => {
    const found = wordNumbers.get(word);
    if (found !== undefined) return found;
    wordNumbers.set(word, words.length);
    wordNames.push(word);
    return words.push(toWord(word)) - 1;
  };
  const take = (kept: Kept): void => {
    entry = kept.entry;
    program = new Map(
      Object.entries(kept.program).map(([path, bytes]) => [path, Buffer.from(bytes, 'base64')]),
    );
    const renumbered = toLines(kept.words).map(wordNumberOf);
    const texts = toLines(kept.texts);
    let at = 0;
    for (const [i, token] of toLines(kept.tokens).entries()) {
      const [places = 1, count = 0] = [kept.numbers[at], kept.numbers[at + 1]];
      at += 2 + count;
      const found = kept.numbers.slice(at - count, at);
      for (let word = 0; word < count; word += 3) found[word] = renumbered[found[word] ?? -1] ?? 0;
      const text = texts[i] ?? '';
      setToken(token, { text: text === '' ? token : text, places, words: found });
    }
  };
  const learnToken = (name: string, token: Token | undefined): void => {
    if (!token) return;
    const { text, places, words: found } = token;
    const toNumbers = ({ word, form, place, parts }: Token['words'][number]): number[] => [
      wordNumberOf(form === undefined ? word : `${word} ${form}`),
      ...[place, parts],
    ];
    setToken(name, { text, places, words: found.flatMap(toNumbers) });
  };
  const toKept = (known: Entry): Kept => ({
    entry: known,
    program: Object.fromEntries(
      [...program].map(([path, bytes]) => [path, bytes.toString('base64')]),
    ),
    words: wordNames.join('\n'),
    tokens: names.join('\n'),
    texts: tokens.map((token, i) => (token?.text === names[i] ? '' : token?.text)).join('\n'),
    numbers: tokens.flatMap((token) =>
      token ? [token.places, token.words.length, ...token.words] : [],
    ),
  });
  return {
    ...{ numberOf, words },
    learn: async () => {
      if (entry && knownCount === names.length) return;
      // Another program may have learnt since.
      const kept = readKept(file);
      if (kept) take(kept);
      const unknown = names.filter((_, number) => !tokens[number]);
      if (entry && unknown.length === 0) return;
      const ofTexts = unknown.filter((token) => !isOfField(token));
      const ofFields = unknown.filter(isOfField);
      const asked = { inText: ofTexts, inFields: ofFields.map((token) => token.slice(1)) };
      const { inText, inFields, files } = await learnTokens(asked, tag);
      for (const [i, token] of ofTexts.entries()) learnToken(token, inText[i]);
      for (const [i, token] of ofFields.entries()) learnToken(token, inFields[i]);
      entry = readEntry(files);
      program = new Map([...files].filter(([path]) => isProgram(path)));
      const text = JSON.stringify(toKept(entry));
      await writeWhole(file, `${hash('sha256', text)}\n${text}`);
    },
    tokenOf: (number) => {
      const token = tokens[number];
      if (!token) throw new Error('The search index has a word that was not learnt.');
      return token;
    },
    program: () => {
      if (!entry) throw new Error(`The search index has no ${entryFile}.`);
      return { entry, files: program };
    },
  };
};
