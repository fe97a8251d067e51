import type { Settings } from '../config.ts';

type Said = Pick<
  Settings,
  'origin' | 'onion' | 'mirrors' | 'securityContacts' | 'signingKey' | 'trust' | 'languages'
>;

/** A signature of a site's manifest is made for this and nothing else. */
export const signatureNamespace = 'site-manifest';

const toText = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const hasCopies = ({ onion, mirrors }: Said): boolean => onion !== '' || mirrors.length > 0;

const toCopies = ({ origin, onion, mirrors }: Said): string[] =>
  [origin, ...mirrors, onion].filter((each) => each !== '');

/**
 * RFC 9116 wants a date less than a year ahead, after which nobody should rely on the file: that of eleven months from
 * the beginning of this one, so that builds of a month give the same bytes.
 */
const toExpiry = (now: number): string => {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 11, 1)).toISOString();
};

const toSecurityText = (said: Said, base: string, now: number): string =>
  toText([
    ...said.securityContacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${toExpiry(now)}`,
    `Preferred-Languages: ${said.languages.join(', ')}`,
    `Canonical: ${new URL(`${base}.well-known/security.txt`, said.origin).href}`,
  ]);

/** https://journallist.net: who stands behind the site, and which others are theirs. */
const toTrustText = (said: Said): string =>
  toText([
    ...said.trust,
    ...toCopies(said)
      .slice(1)
      .map((copy) => `control=${copy}/`),
    ...said.securityContacts.map((contact) => `contact=${contact}`),
  ]);

/**
 * The texts that programs look for in well-known places, by path; none that would say nothing.
 *
 * @param base The path that the site lives under, from slash to slash.
 * @param now In milliseconds since 1970.
 */
export const toWellKnown = (
  said: Said,
  base: string,
  now: number,
): Readonly<Record<string, string>> => {
  const host = new URL(said.origin).hostname;
  const signer = `${host} namespaces="${signatureNamespace}" ${said.signingKey}`;
  return {
    ...(said.securityContacts.length > 0 && {
      '.well-known/security.txt': toSecurityText(said, base, now),
    }),
    ...((said.trust.length > 0 || hasCopies(said)) && {
      '.well-known/trust.txt': toTrustText(said),
    }),
    ...(hasCopies(said) && { '.well-known/mirrors.txt': toText(toCopies(said)) }),
    ...(said.signingKey !== '' && { '.well-known/allowed_signers': toText([signer]) }),
  };
};
