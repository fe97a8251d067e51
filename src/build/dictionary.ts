import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { toByteOrder } from '../i18n/search-text.ts';
import { writeWhole } from '../support/whole-file.mjs';
import {
  fromKeptTokens,
  toKeptTokens,
  toLearnt,
  type KeptTokens,
  type KnownToken,
  type Learnt,
} from './kept-tokens.ts';
import { learnTokens, type Token } from './learn-tokens.ts';
import { entryFile, readEntry, type IndexFiles } from './pagefind-files.ts';

/*
 * What Pagefind makes of each token, of all texts of a language, as far as it was asked: it need not read a text where
 * all tokens are known. What is known decides how soon an index is made, never what is in it.
 */

/** Pagefind exports functions for one index, or for several by themselves: src/client/pagefind.ts joins them first. */
const alsoExport = Buffer.from('\nexport{PagefindInstance};\n');

/** What a browser asks for besides an index. Pagefind's own interfaces and its worker, which come with it, are not used. */
const findProgram = (files: IndexFiles, tag: string): Learnt => {
  const entry = readEntry(files);
  const wasm = `wasm.${entry.languages[tag]?.wasm ?? 'unknown'}.pagefind`;
  const program = new Map([...files].filter(([path]) => path === 'pagefind.js' || path === wasm));
  const script = program.get('pagefind.js');
  if (!script?.includes('var PagefindInstance='))
    throw new Error('Pagefind’s program is another one: see src/client/pagefind.ts.');
  return { entry, program: program.set('pagefind.js', Buffer.concat([script, alsoExport])) };
};

/** A word of an index, or a form of it. */
export interface Word {
  readonly word: string;
  readonly form: string | undefined;
  /** Words are sorted by it, each before its forms. */
  readonly order: string;
}

/** `name`: with its form, if it is one, after a space. */
const toWord = (name: string): Word => {
  const [word = '', form] = name.split(' ');
  // Less than any letter.
  return { word, form, order: toByteOrder(name.replace(' ', '\0')) };
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
  readonly program: () => Learnt;
  /** Some of the known tokens, by their numbers. */
  readonly keep: (numbers: readonly number[]) => KeptTokens;
  /** The numbers of tokens that were kept, which are known from now on. */
  readonly take: (kept: KeptTokens) => number[];
}

/** Its first line says what all else was when it was written: what is broken is as good as none, as is what was `seen`. */
const readKept = (file: string, seen: string): [digest: string, kept: KeptTokens] | undefined => {
  try {
    const found = readFileSync(file, 'utf8');
    const end = found.indexOf('\n');
    const [digest, text] = [found.slice(0, end), found.slice(end + 1)];
    if (digest === seen || hash('sha256', text) !== digest) return undefined;
    return [digest, JSON.parse(text) as KeptTokens];
  } catch {
    return undefined;
  }
};

/** Pagefind is sooner asked for fewer tokens than a dictionary is read. */
const few = 200;

/** How much of a dictionary is new when it is written again: that takes longer than to learn some words twice. */
const newEnough = 1 / 20;

/** Texts with numbers, in the order of these. */
interface Numbered {
  readonly names: readonly string[];
  readonly numberOf: (name: string) => number;
}

const openNumbers = (): Numbered => {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    numberOf: (name) => {
      const found = numbers.get(name);
      if (found !== undefined) return found;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
  };
};

/** Opens the dictionary of a language, which `file` keeps; `tag` is BCP 47. */
export const openDictionary = (file: string, tag: string): Dictionary => {
  const { names, numberOf } = openNumbers();
  const named = openNumbers();
  const words: Word[] = [];
  const tokens: (KnownToken | undefined)[] = [];
  let knownCount = 0;
  let unsaved = 0;
  let seen = '';
  let learnt: Learnt | undefined;
  const wordNumberOf = (name: string): number => {
    const number = named.numberOf(name);
    words[number] ??= toWord(name);
    return number;
  };
  const know = (name: string, token: KnownToken): number => {
    const number = numberOf(name);
    if (!tokens[number]) knownCount += 1;
    tokens[number] = token;
    return number;
  };
  const toNumbers = ({ word, form, place, parts }: Token['words'][number]): number[] => [
    wordNumberOf(form === undefined ? word : `${word} ${form}`),
    ...[place, parts],
  ];
  const knowAll = (those: readonly string[], found: readonly Token[]): void => {
    for (const [i, { words: ofToken, ...token }] of found.entries())
      know(those[i] ?? '', { ...token, words: ofToken.flatMap(toNumbers) });
  };
  const take = (kept: KeptTokens): number[] => {
    learnt ??= toLearnt(kept);
    return fromKeptTokens(kept, wordNumberOf).map(([name, token]) => know(name, token));
  };
  const tokenOf = (number: number): KnownToken => {
    const token = tokens[number];
    if (!token) throw new Error('The search index has a word that was not learnt.');
    return token;
  };
  const program = (): Learnt => {
    if (!learnt) throw new Error(`The search index has no ${entryFile}.`);
    return learnt;
  };
  const keep = (numbers: readonly number[]): KeptTokens =>
    toKeptTokens(
      program(),
      numbers.map((number) => [names[number] ?? '', tokenOf(number)]),
      (word) => named.names[word] ?? '',
    );
  const isDone = (): boolean => learnt !== undefined && knownCount === names.length;
  return {
    ...{ numberOf, tokenOf, words, program, keep, take },
    learn: async () => {
      if (isDone()) return;
      // Another program may have learnt since.
      const found = learnt && names.length - knownCount < few ? undefined : readKept(file, seen);
      if (found) {
        seen = found[0];
        take(found[1]);
      }
      if (isDone()) return;
      const unknown = names.filter((_, number) => !tokens[number]);
      const ofTexts = unknown.filter((token) => !isOfField(token));
      const ofFields = unknown.filter(isOfField);
      const asked = { inText: ofTexts, inFields: ofFields.map((token) => token.slice(1)) };
      const { inText, inFields, files } = await learnTokens(asked, tag);
      knowAll(ofTexts, inText);
      knowAll(ofFields, inFields);
      learnt = findProgram(files, tag);
      unsaved += unknown.length;
      if (unsaved < names.length * newEnough) return;
      const text = JSON.stringify(keep([...names.keys()]));
      seen = hash('sha256', text);
      unsaved = 0;
      writeWhole(file, `${seen}\n${text}`);
    },
  };
};
