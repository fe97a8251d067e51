import { foldLatin } from '../i18n/fold-letters.ts';
import { escapeHtml } from '../output/escape.ts';
import { takeApart, type IndexFiles } from './pagefind-files.ts';
import { runPagefind } from './run-pagefind.ts';
import { plainWeight } from './search-text.ts';

/** A word of an index, or a form of it, that a token is found by. */
interface TokenWord {
  readonly word: string;
  /** Where the token has other diacritics than the word: its own spelling. */
  readonly form: string | undefined;
  /** Which of the token's places it stands at. */
  readonly place: number;
  /** Where it is a part of what stands there (`cease` of `cease-fire`): how many they are, which share its weight. */
  readonly parts: number;
}

/** What Pagefind makes of a token, wherever it stands. */
export interface Token {
  /** As a text is kept that has it after another: Pagefind parts words that no white space parts by a sign of no width. */
  readonly text: string;
  /** How many places it takes: one, where white space parts the words of a language. */
  readonly places: number;
  readonly words: readonly TokenWord[];
}

/** A text does not begin with what stands between two tokens. */
export const withoutSign = (text: string): string => text.replace(/^\u200B/, '');

/** Gives each part the number of parts at its place. */
const countParts = (words: readonly TokenWord[]): TokenWord[] =>
  words.map((word) =>
    word.parts === 0
      ? word
      : {
          ...word,
          parts: words.filter(({ place, parts }) => place === word.place && parts > 0).length,
        },
  );

/** Numbers as an index has them: each position is counted from the one before, after a negative one from zero. */
const toPositions = (
  numbers: readonly number[],
): (readonly [position: number, weight: number])[] => {
  let [weight, position] = [0, 0];
  return numbers.flatMap((number) => {
    if (number < 0) {
      [weight, position] = [-1 - number, 0];
      return [];
    }
    position += number;
    return [[position, weight] as const];
  });
};

/** What is to be asked of Pagefind: it makes more words of a token in a text than in a field. */
interface Asked<Value> {
  readonly inText: Value;
  readonly inFields: Value;
}

/** What an index says of the tokens of its one page, `count` of them; `undefined` where it has them in another number. */
const readTokens = (files: IndexFiles, count: Asked<number>): Asked<Token[]> | undefined => {
  const index = takeApart(files);
  const texts = index?.fragments[0]?.content.split(' ') ?? [];
  if (!index || texts.length !== count.inText) return undefined;
  const places = texts.map((text) => withoutSign(text).split('\u200B').length);
  /** By position, the token and which of its places it is. */
  const owners = places.flatMap((of, token) =>
    Array.from({ length: of }, (_, place) => [token, place] as const),
  );
  const inText: TokenWord[][] = texts.map(() => []);
  const inFields: TokenWord[][] = Array.from({ length: count.inFields }, () => []);
  for (const [word, pages, forms] of index.words)
    for (const [form, ofForm] of [[undefined, pages] as const, ...forms])
      for (const [, ofText, ofFields] of ofForm) {
        for (const [position, weight] of toPositions(ofText)) {
          const [token = -1, place = 0] = owners[position] ?? [];
          inText[token]?.push({ word, form, place, parts: weight < plainWeight ? 1 : 0 });
        }
        for (const [token] of toPositions(ofFields))
          inFields[token]?.push({ word, form, place: 0, parts: 0 });
      }
  return {
    inText: texts.map((text, i) => ({
      ...{ text, places: places[i] ?? 1 },
      words: countParts(inText[i] ?? []),
    })),
    inFields: inFields.map((words) => ({ text: '', places: 1, words })),
  };
};

/** Comes first, so that no token stands where a mark of byte order would: it is a word in every language. */
const aWord = 'a';

const toText = (tokens: readonly string[]): string => escapeHtml([aWord, ...tokens].join(' '));

/** What Pagefind made of some tokens; with it come the files of its program. */
type Learned = Asked<readonly Token[]> & { readonly files: IndexFiles };

const askOnce = async (
  { inText, inFields }: Asked<readonly string[]>,
  tag: string,
): Promise<Learned | undefined> => {
  const field = `<i data-pagefind-meta="field[title]" title="${toText(inFields)}"></i>`;
  const content = `<!doctype html><html><body data-pagefind-body>${toText(inText)}${field}</body></html>`;
  const files = await runPagefind(content, tag);
  const learned = readTokens(files, {
    inText: inText.length + 1,
    inFields: inFields.length + 1,
  });
  return learned && { inText: learned.inText.slice(1), inFields: learned.inFields.slice(1), files };
};

/** It is kept as it is, and nobody finds it. */
const toUnfound = (text: string): Token => ({ text, places: 1, words: [] });

/**
 * Asks Pagefind what it makes of some tokens. One that it takes for something else than a token, so that others could not be
 * told from it, is found by asking for half of them at a time: an archive's search does not fail for one odd sign.
 */
const askAll = async (asked: Asked<readonly string[]>, tag: string): Promise<Learned> => {
  const learned = await askOnce(asked, tag);
  if (learned) return learned;
  const { inText, inFields } = asked;
  if (inText.length === 0) throw new Error('The search index is of another kind.');
  const half = Math.floor(inText.length / 2);
  const first = await askAll({ inText: inText.slice(0, half), inFields }, tag);
  if (inText.length <= 1) return { ...first, inText: inText.map(toUnfound) };
  const second = await askAll({ inText: inText.slice(half), inFields: [] }, tag);
  return { ...first, inText: [...first.inText, ...second.inText] };
};

/** Learns some tokens. They are found by the letters that keyboards have, and kept as they are: what is shown of a text is the text. */
export const learnTokens = async (
  { inText, inFields }: Asked<readonly string[]>,
  tag: string,
): Promise<Learned> => {
  const folded = inText.map(foldLatin);
  const learned = await askAll({ inText: folded, inFields: inFields.map(foldLatin) }, tag);
  const toOwn = (token: Token, i: number): Token => ({
    ...token,
    text: token.text.replace(folded[i] ?? '', () => inText[i] ?? ''),
  });
  return { ...learned, inText: learned.inText.map(toOwn) };
};
