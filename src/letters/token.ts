import { toBase64Url, type Signer } from './signer.ts';

/** How long a reader may take over a letter. */
export const tokenLife = 24 * 60 * 60 * 1000;

/** How far a clock may be set back without a reader's noticing it. */
const clockSlip = 2 * 60 * 60 * 1000;

/** Nobody writes a letter in less: in milliseconds. */
export const shortestTime = 3000;

/** What a token says once its signature is found to be ours. */
export type TokenResult =
  | {
      readonly ok: true;
      /** The same for the same token, and for no other: what makes a token good for one letter. */
      readonly nonce: string;
    }
  | { readonly ok: false; readonly fault: 'missing' | 'forged' | 'expired' | 'too-soon' };

/** Milliseconds since 1970, in base 36; then 128 random bits. */
const form = /^(?<issued>[0-9a-z]{1,10})\.(?<nonce>[\w-]{22})\.(?<signature>[\w-]{43})$/;

const toSigned = (article: string, issued: string, nonce: string): string =>
  ['letter', article, issued, nonce].join('\n');

/** A token with which one letter about this article can be sent. */
export const toToken = async (
  signer: Signer,
  article: string,
  now: number,
  random: (bytes: number) => Uint8Array,
): Promise<string> => {
  const issued = now.toString(36);
  const nonce = toBase64Url(random(16));
  return `${issued}.${nonce}.${await signer.sign(toSigned(article, issued, nonce))}`;
};

export const readToken = async (
  signer: Signer,
  token: string,
  article: string,
  now: number,
): Promise<TokenResult> => {
  if (token === '') return { ok: false, fault: 'missing' };
  const groups = form.exec(token)?.groups;
  if (!groups) return { ok: false, fault: 'forged' };
  const { issued = '', nonce = '', signature = '' } = groups;
  if (!(await signer.verify(toSigned(article, issued, nonce), signature))) {
    return { ok: false, fault: 'forged' };
  }
  const age = now - parseInt(issued, 36);
  // Of our own, and yet from the future: the clock was set back since.
  if (age < 0 && age > -clockSlip) return { ok: true, nonce };
  if (age > tokenLife) return { ok: false, fault: 'expired' };
  if (age < shortestTime) return { ok: false, fault: 'too-soon' };
  return { ok: true, nonce };
};
