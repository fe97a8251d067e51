import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeWhole } from '../records/write-whole.ts';
import { learnTokens, type Token } from './learn-tokens.ts';
import { entryFile, readEntry, type Entry, type IndexFiles } from './pagefind-files.ts';

/*
 * What Pagefind makes of each token, of all texts of a language, as far as it was asked: it need not read a text where
 * all tokens are known. What is known decides how soon an index is made, never what is in it.
 */

/** What is kept: a token's words as [place in `words`, place in the token, parts], one after the other. */
interface Kept {
  readonly entry: Entry;
  /** The files of Pagefind's program for browsers, in Base64. */
  readonly program: Readonly<Record<string, string>>;
  /** Each with its form, if it is one, after a space. */
  readonly words: readonly string[];
  readonly tokens: readonly (readonly [
    token: string,
    text: string,
    places: number,
    ...words: number[],
  ])[];
}

/** A token as the dictionary knows it; `words` as they are kept. */
export interface KnownToken {
  readonly text: string;
  readonly places: number;
  readonly words: readonly number[];
}

/** What a browser asks for besides the index: Pagefind's own interfaces, which come with it, are not used. */
const isProgram = (file: string): boolean => /^(?:pagefind(?:-worker)?\.js|wasm\..*)$/.test(file);

/** A token of a field, such as the title: Pagefind makes other words of it than in a text. */
export const toFieldToken = (token: string): string => `\n${token}`;

const isOfField = (token: string): boolean => token.startsWith('\n');

export interface Dictionary {
  /** The number of a token of a text, or of a field, whether it is known or not. */
  readonly numberOf: (token: string) => number;
  /** Has all tokens known that have a number. */
  readonly learn: () => Promise<void>;
  readonly tokenOf: (number: number) => KnownToken;
  /** Words, each with its form after a space. */
  readonly words: readonly string[];
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

/** Opens the dictionary of a language, which `file` keeps; `tag` is BCP 47. */
export const openDictionary = (file: string, tag: string): Dictionary => {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const tokens: (KnownToken | undefined)[] = [];
  const wordNumbers = new Map<string, number>();
  const words: string[] = [];
  let entry: Entry | undefined;
  let program: IndexFiles = new Map();
  const numberOf = (token: string): number => {
    const found = numbers.get(token);
    if (found !== undefined) return found;
    numbers.set(token, names.length);
    return names.push(token) - 1;
  };
  const wordNumberOf = (word: string): number => {
    const found = wordNumbers.get(word);
    if (found !== undefined) return found;
    wordNumbers.set(word, words.length);
    return words.push(word) - 1;
  };
  const take = (kept: Kept): void => {
    entry = kept.entry;
    program = new Map(
      Object.entries(kept.program).map(([path, bytes]) => [path, Buffer.from(bytes, 'base64')]),
    );
    const renumbered = kept.words.map(wordNumberOf);
    for (const [token, text, places, ...found] of kept.tokens)
      tokens[numberOf(token)] = {
        text: text === '' ? token : text,
        places,
        words: found.map((number, i) => (i % 3 === 0 ? (renumbered[number] ?? 0) : number)),
      };
  };
  const learnToken = (name: string, token: Token | undefined): void => {
    if (!token) return;
    const { text, places, words: found } = token;
    tokens[numberOf(name)] = {
      ...{ text, places },
      words: found.flatMap(({ word, form, place, parts }) => [
        wordNumberOf(form === undefined ? word : `${word} ${form}`),
        ...[place, parts],
      ]),
    };
  };
  const toKept = (known: Entry): Kept => ({
    entry: known,
    program: Object.fromEntries(
      [...program].map(([path, bytes]) => [path, bytes.toString('base64')]),
    ),
    words,
    tokens: tokens.flatMap((token, i) => {
      const name = names[i] ?? '';
      return token
        ? [[name, token.text === name ? '' : token.text, token.places, ...token.words] as const]
        : [];
    }),
  });
  const findUnknown = (): string[] => names.filter((_, number) => !tokens[number]);
  return {
    ...{ numberOf, words },
    learn: async () => {
      if (entry && findUnknown().length === 0) return;
      // Another program may have learnt since.
      const kept = readKept(file);
      if (kept) take(kept);
      const unknown = findUnknown();
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
