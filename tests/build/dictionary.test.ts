import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close } from 'pagefind';
import { afterAll, expect, test } from 'vitest';
import { openDictionary, toFieldToken, type Dictionary } from '../../src/build/dictionary.ts';
import { writeTree } from '../support/content.ts';

afterAll(() => close());

/** What a dictionary knows of some tokens, once it has learnt them: `word(form) place/parts`. */
const ask = async (
  { numberOf, tokenOf, learn, words }: Dictionary,
  tokens: readonly string[],
): Promise<string[]> => {
  const numbers = tokens.map(numberOf);
  await learn();
  const toLine = ([number = -1, place = 0, parts = 0]: readonly number[]): string => {
    const { word = '', form } = words[number] ?? {};
    return `${word}${form === undefined ? '' : `(${form})`} ${String(place)}/${String(parts)}`;
  };
  return numbers.map(tokenOf).map((token) =>
    Array.from({ length: token.words.length / 3 }, (_, i) =>
      toLine(token.words.slice(3 * i, 3 * i + 3)),
    )
      .sort()
      .join(', '),
  );
};

const openFile = async (): Promise<string> => join(await writeTree({}), 'words/en');

test('a token is its word, its parts with what they share, and its own spelling', async () => {
  const known = await ask(openDictionary(await openFile(), 'en'), [
    ...['corridors', 'cease-fire,', 'café', '—', '😀'],
    toFieldToken('cease-fire,'),
  ]);
  expect(known).toMatchInlineSnapshot(`
    [
      "corridor 0/0",
      "ceas 0/2, ceasefir 0/0, fire 0/2",
      "cafe(café) 0/0",
      "",
      "😀 0/0",
      "ceas 0/0, ceasefir 0/0, fire 0/0",
    ]
  `);
});

test('one that is no token hides no others: nobody finds it', async () => {
  const odd = 'two words';
  const known = await ask(openDictionary(await openFile(), 'en'), [
    ...['corridors', odd, 'roads', 'treaties'],
    toFieldToken('roads'),
  ]);
  expect(known).toEqual(['corridor 0/0', '', 'road 0/0', 'treati 0/0', 'road 0/0']);
});

test('what was learnt once is kept, and Pagefind is asked for what is new alone', async () => {
  const file = await openFile();
  const first = await ask(openDictionary(file, 'en'), ['corridors', 'roads']);
  const kept = await stat(file);
  expect(await ask(openDictionary(file, 'en'), ['roads', 'corridors'])).toEqual(first.toReversed());
  expect((await stat(file)).mtimeMs).toBe(kept.mtimeMs);
  await ask(openDictionary(file, 'en'), ['treaties']);
  const [, text = ''] = (await readFile(file, 'utf8')).split('\n');
  const { tokens } = JSON.parse(text) as { tokens: string };
  expect(tokens.split('\n')).toEqual(['treaties', 'corridors', 'roads']);
});

test('one that another program has written since is read before Pagefind is asked', async () => {
  const file = await openFile();
  const [one, other] = [openDictionary(file, 'en'), openDictionary(file, 'en')];
  const known = await ask(one, ['corridors', 'roads']);
  const kept = await stat(file);
  expect(await ask(other, ['corridors', 'roads'])).toEqual(known);
  expect((await stat(file)).mtimeMs).toBe(kept.mtimeMs);
});

test('one that is broken is as good as none', async () => {
  const file = await openFile();
  const known = await ask(openDictionary(file, 'en'), ['corridors']);
  const whole = await readFile(file, 'utf8');
  for (const broken of ['', whole.slice(0, -10), whole.replace('corridor', 'corridoor')]) {
    await writeFile(file, broken);
    expect(await ask(openDictionary(file, 'en'), ['corridors'])).toEqual(known);
    expect(await readFile(file, 'utf8')).toBe(whole);
  }
});
