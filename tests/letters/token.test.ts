import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSigner } from '../../src/letters/signer.ts';
import { readToken, shortestTime, tokenLife, toToken } from '../../src/letters/token.ts';
import { countingRandom } from '../support/intake.ts';

const signer = toSigner('a secret of thirty-two characters');
const issued = Date.parse('2024-07-01T10:00:00Z');
const article = 'en/2023/yevlakh-the-day-after';
const later = issued + 60_000;

const make = (about = article, by = signer) => toToken(by, about, issued, countingRandom());

describe('a token', () => {
  it('is good for the article that it was made for', async () => {
    expect(await readToken(signer, await make(), article, later)).toEqual({
      ok: true,
      nonce: expect.stringMatching(/^[\w-]{22}$/) as string,
    });
  });

  it('is another one each time', async () => {
    const random = countingRandom();
    const two = [
      await toToken(signer, article, issued, random),
      await toToken(signer, article, issued, random),
    ];
    expect(new Set(two).size).toBe(2);
  });

  it.each([
    ['none', '', later, 'missing'],
    ['made up', 'a.b.c', later, 'forged'],
    ['of the right shape', `${'a'.repeat(8)}.${'b'.repeat(22)}.${'c'.repeat(43)}`, later, 'forged'],
  ])('that is %s is refused', async (_, token, now, fault) => {
    expect(await readToken(signer, token, article, now)).toEqual({ ok: false, fault });
  });

  it('of another article, or of another secret, is forged', async () => {
    const other = await make('en/2023/another');
    const stranger = await make(article, toSigner('another secret of thirty-two characters'));
    for (const token of [other, stranger]) {
      expect(await readToken(signer, token, article, later)).toEqual({
        ok: false,
        fault: 'forged',
      });
    }
  });

  it('is too young for a letter at first, and too old after a day', async () => {
    const token = await make();
    const at = (age: number) => readToken(signer, token, article, issued + age);
    expect(await at(shortestTime - 1)).toEqual({ ok: false, fault: 'too-soon' });
    expect(await at(shortestTime)).toMatchObject({ ok: true });
    expect(await at(tokenLife)).toMatchObject({ ok: true });
    expect(await at(tokenLife + 1)).toEqual({ ok: false, fault: 'expired' });
  });

  it('from a future further off than a clock is set back is not good yet', async () => {
    const at = (now: number) => make().then((token) => readToken(signer, token, article, now));
    expect(await at(issued - 3 * 3_600_000)).toMatchObject({ ok: false });
    expect(await at(issued - 3_600_000)).toMatchObject({ ok: true });
    expect(await at(issued - 2 * 3_600_000 + 1)).toMatchObject({ ok: true });
    expect(await at(issued - 2 * 3_600_000)).toEqual({ ok: false, fault: 'too-soon' });
  });

  it('with anything before it or behind it is forged', async () => {
    const token = await make();
    for (const text of [` ${token}`, `!${token}`, `${token} `, `${token}A`, `${token}\n`])
      expect(await readToken(signer, text, article, later)).toEqual({ ok: false, fault: 'forged' });
  });

  it('is signed as one for letters: no other signature of the service is good for one', async () => {
    const when = issued.toString(36);
    const nonce = 'a'.repeat(22);
    const withSignature = async (signed: string): Promise<string> =>
      `${when}.${nonce}.${await signer.sign(signed)}`;
    const good = await withSignature(['letter', article, when, nonce].join('\n'));
    expect(await readToken(signer, good, article, later)).toEqual({ ok: true, nonce });
    for (const signed of [
      ['', article, when, nonce].join('\n'),
      ['other', article, when, nonce].join('\n'),
      ['letter', article, when, nonce].join(''),
    ])
      expect(await readToken(signer, await withSignature(signed), article, later)).toEqual({
        ok: false,
        fault: 'forged',
      });
  });

  it('with any one character changed is forged', async () => {
    const token = await make();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom('0', 'a', 'A', '-', '_', '.'),
        async (index, character) => {
          fc.pre(token[index] !== character);
          const changed = token.slice(0, index) + character + token.slice(index + 1);
          const result = await readToken(signer, changed, article, later);
          expect(result).toEqual({ ok: false, fault: 'forged' });
        },
      ),
    );
  });
});
