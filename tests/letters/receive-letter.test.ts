import { expect, test } from 'vitest';
import { settings } from '../../src/config.ts';
import type { Fields } from '../../src/letters/fields.ts';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import { readIntakeSettings } from '../../src/letters/intake-settings.ts';
import { receiveLetter, toLetterLanguage, type Outcome } from '../../src/letters/receive-letter.ts';
import { toSigner } from '../../src/letters/signer.ts';
import { readToken, tokenLife, toToken } from '../../src/letters/token.ts';
import { makeFolder } from '../support/folder.ts';
import {
  article,
  countingRandom,
  environment,
  openArticles,
  readLetters,
  typed,
} from '../support/intake.ts';

const signer = toSigner('a secret of the tests, with thirty-two characters');
const now = Date.parse('2024-07-01T10:00:00Z');

const openDesk = async () => {
  const read = readIntakeSettings(environment, settings);
  if ('fault' in read) throw new Error(read.fault);
  const store = toFolderStore(await makeFolder('desk'));
  const random = countingRandom();
  const options = {
    ...{ ...read.options, store, random, now: () => now },
    findOpenArticle: (id: string) => Promise.resolve(openArticles[id]),
  };
  let asked = 0;
  const send = (fields: Partial<Fields>, isWelcome = true): Promise<Outcome> =>
    receiveLetter(options, signer, { ...typed, ...fields }, () => {
      asked += 1;
      return Promise.resolve(isWelcome);
    });
  return {
    send,
    makeToken: (age = 60_000, about = article) => toToken(signer, about, now - age, random),
    readKept: () => readLetters(store),
    countKept: async () => (await store.list('letters')).length,
    countAsked: () => asked,
  };
};

/** The token of an answer that asks again. */
const tokenOf = (outcome: Outcome): string => (outcome.kind === 'ask' ? outcome.token : '');

const isGoodLater = async (token: string): Promise<boolean> =>
  (await readToken(signer, token, article, now + 60_000)).ok;

test('a letter with a good token is kept, and its writer thanked in the language of the form', async () => {
  const { send, makeToken, countKept } = await openDesk();
  expect(await send({ token: await makeToken() })).toEqual({ kind: 'kept', language: 'en' });
  const persian = await send({ token: await makeToken(), language: 'fa' });
  expect(persian).toEqual({ kind: 'kept', language: 'fa' });
  expect(await countKept()).toBe(2);
});

test('what is kept says which letter it answers, where it answers one', async () => {
  const { send, makeToken, readKept } = await openDesk();
  const [replyTo = ''] = openArticles[article]?.letters ?? [];
  await send({ token: await makeToken() });
  await send({ token: await makeToken(), replyTo });
  const answered = (await readKept()).map((letter) => letter.replyTo);
  expect(answered.toSorted()).toEqual([replyTo, undefined]);
  expect((await readKept()).some((letter) => Object.hasOwn(letter, 'replyTo'))).toBe(true);
});

test('a language that the site does not have is its first', () => {
  expect(toLetterLanguage(['fa', 'en'], 'en')).toBe('en');
  expect(toLetterLanguage(['fa', 'en'], 'de')).toBe('fa');
  expect(toLetterLanguage(['fa', 'en'], '')).toBe('fa');
});

test('the same letter sent twice is one, and thanked for twice', async () => {
  const { send, makeToken, countKept } = await openDesk();
  const token = await makeToken();
  await send({ token });
  expect(await send({ token })).toEqual({ kind: 'kept', language: 'en' });
  expect(await countKept()).toBe(1);
});

test.each<[string, Partial<Fields>]>([
  ['other words', { letter: 'Another letter with the same token, and long enough.' }],
  ['another name', { name: 'Bob' }],
  ['another letter that it replies to', { replyTo: openArticles[article]?.letters[0] ?? '' }],
])('a used token is good for no letter with %s, and that one is given back', async (_, changes) => {
  const { send, makeToken, countKept } = await openDesk();
  const token = await makeToken();
  await send({ token });
  expect(await send({ token, ...changes })).toEqual({
    ...{ kind: 'refused', status: 409, fault: 'used' },
    fields: { ...typed, token, ...changes },
    article: openArticles[article],
  });
  expect(await countKept()).toBe(1);
});

test('letters about what takes none are given back', async () => {
  const { send, makeToken, countKept } = await openDesk();
  const about = 'en/2023/gone';
  const token = await makeToken(60_000, about);
  expect(await send({ article: about, token })).toEqual({
    ...{ kind: 'refused', status: 410, fault: 'closed' },
    fields: { ...typed, article: about, token },
    article: undefined,
  });
  expect(await countKept()).toBe(0);
});

test('letters that are too many are given back', async () => {
  const { send, makeToken, countKept } = await openDesk();
  const token = await makeToken();
  expect(await send({ token }, false)).toEqual({
    ...{ kind: 'refused', status: 429, fault: 'tooMany' },
    fields: { ...typed, token },
    article: openArticles[article],
  });
  expect(await countKept()).toBe(0);
});

test('only letters that could be kept count towards what is too much', async () => {
  const { send, makeToken, countAsked } = await openDesk();
  await send({ token: '' });
  await send({ token: await makeToken(), name: '' });
  await send({ token: await makeToken(0) });
  expect(countAsked()).toBe(0);
  await send({ token: await makeToken() });
  expect(countAsked()).toBe(1);
});

test('a form without script is shown as it will be read, with a token that is good in a moment', async () => {
  const { send, countKept } = await openDesk();
  const outcome = await send({ token: '', name: '  Ada ' });
  expect(outcome).toMatchObject({
    ...{ kind: 'ask', status: 200, fault: undefined, faults: {}, article: openArticles[article] },
    fields: { ...typed, name: 'Ada' },
    preview: expect.stringContaining('See the record.') as string,
  });
  expect(await isGoodLater(tokenOf(outcome))).toBe(true);
  expect(await countKept()).toBe(0);
});

test('whoever is quick is asked to send it once more, with the same token', async () => {
  const { send, makeToken, countKept } = await openDesk();
  const token = await makeToken(0);
  const outcome = await send({ token });
  expect(outcome).toMatchObject({ kind: 'ask', status: 422, fault: 'tooFast', faults: {}, token });
  expect(await countKept()).toBe(0);
});

test('whoever takes more than a day gets a new token', async () => {
  const { send, makeToken, countKept } = await openDesk();
  const token = await makeToken(tokenLife + 1);
  const outcome = await send({ token });
  expect(outcome).toMatchObject({ kind: 'ask', status: 422, fault: 'expired', faults: {} });
  expect(await isGoodLater(tokenOf(outcome))).toBe(true);
  expect(await countKept()).toBe(0);
});

test('what comes with a token of another article, or of nobody, is not kept', async () => {
  const { send, makeToken, countKept } = await openDesk();
  for (const token of [await makeToken(60_000, 'en/2023/another'), 'made up']) {
    const outcome = await send({ token });
    expect(outcome).toMatchObject({ kind: 'ask', status: 403, fault: 'forged' });
    expect(await isGoodLater(tokenOf(outcome))).toBe(true);
  }
  expect(await countKept()).toBe(0);
});

test('a letter with a made-up token is not looked into: it comes back as it was typed', async () => {
  const { send } = await openDesk();
  const changes = { token: 'made up', name: ' ', email: 'nobody ', letter: 'Short ' };
  expect(await send(changes)).toMatchObject({
    ...{ kind: 'ask', status: 403, fault: 'forged', faults: {}, preview: undefined },
    fields: { ...typed, ...changes },
  });
});

test('what has to be mended is shown again, not as it would be read, with a token that stays good', async () => {
  const { send, makeToken, countKept } = await openDesk();
  const token = await makeToken();
  expect(await send({ token, name: ' ', email: 'nobody' })).toMatchObject({
    ...{ kind: 'ask', status: 422, fault: undefined, preview: undefined, token },
    faults: { name: expect.any(String) as string, email: expect.any(String) as string },
  });
  expect(await countKept()).toBe(0);
});

test.each([
  ['no token', () => Promise.resolve('')],
  ['an old token', (make: (age: number) => Promise<string>) => make(tokenLife + 1)],
])('where there is %s as well, what has to be mended comes first', async (_, toTyped) => {
  const { send, makeToken } = await openDesk();
  const outcome = await send({ token: await toTyped(makeToken), name: '' });
  expect(outcome).toMatchObject({ kind: 'ask', status: 422, fault: undefined, preview: undefined });
  expect(await isGoodLater(tokenOf(outcome))).toBe(true);
});
