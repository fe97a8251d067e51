import type { Rule } from './problem.ts';
import { toNormalForm } from '../i18n/normal-form.ts';

/** What a letter may not hold, wherever it came from: what tells who wrote it, beyond the name that they chose. */
export interface PrivateFind {
  /** The name of its fault among the interface's words. */
  readonly fault: 'holdsEmail' | 'holdsIp' | 'holdsAgent' | 'holdsHash';
  readonly rule: Rule;
  /** Completes "The letter …". */
  readonly message: string;
  readonly hint: string;
}

/** Characters that a reader does not see, and marks of emphasis: both can stand within an address and hide it. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u{E0000}-\u{E007F}*`~\\]/gu;

/** Full stops and at signs of other scripts that NFKC leaves as they are. */
const lookAlikes: Readonly<Record<string, string>> = {
  '。': '.',
  '۔': '.',
  '․': '.',
  '·': '.',
  '⊙': '@',
};

const names: Readonly<Record<string, string>> = {
  commat: '@',
  period: '.',
  colon: ':',
  lowbar: '_',
};

const decode = (entity: string, code: string | undefined): string => {
  if (code === undefined) return names[entity.slice(1, -1)] ?? entity;
  const point = /^x/i.test(code) ? parseInt(code.slice(1), 16) : Number(code);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity;
};

const unescape = (text: string): string =>
  text
    .replace(/&(?:#(x[\da-f]{1,6}|\d{1,7})|commat|period|colon|lowbar);/gi, decode)
    .replace(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '');

const fold = (text: string): string =>
  toNormalForm(text, 'NFKC')
    .replace(/[。۔․·⊙]/gu, (sign) => lookAlikes[sign] ?? sign)
    // A line break parts words; nothing else that is unseen does.
    .replace(unseen, (sign) => (sign === '\n' || sign === '\t' ? ' ' : ''));

/** The text as a reader takes it in: escapes, look-alike signs and what is not seen undone. */
const plain = (text: string): string => fold(unescape(fold(text)));

const local = /[\p{L}\p{N}._%+'-]/u;
const domain = /(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/uy;

/** Looked for from each at sign, with bounds: a pattern that tries each letter takes minutes over a long word. */
const holdsEmail = (text: string): boolean => {
  if (/\bmailto:/i.test(text)) return true;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    domain.lastIndex = at + 1;
    if (local.test(text.charAt(at - 1)) && domain.test(text)) return true;
  }
  return false;
};

const ipv4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d]|\.\d)/g;

const ipv6 = /(?<![\w:])[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:])/gi;

const isIpv4 = (text: string): boolean => text.split('.').every((part) => Number(part) <= 255);

/** A time of day has colons too: only eight groups, or a gap between groups, make an address; `a::b` is code. */
const isIpv6 = (text: string): boolean =>
  text.length > 5 && /[\da-f]/i.test(text) && URL.canParse(`http://[${text}]/`);

const agent =
  /\b(?:Mozilla|AppleWebKit|Gecko|Chrome|Safari|Firefox|Opera|Dalvik|curl|Wget|okhttp|python-requests)\/\d/i;

/** MD5, SHA-1 and the SHA-2 family in hexadecimal, MD5 and SHA-256 in base64, and addresses of Gravatar. */
const hash =
  /(?<![\da-f])(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})(?![\da-f])|(?<![\w+/=-])(?:[\w+/-]{22}==|[\w+/-]{43}=)(?![\w+/=-])|gravatar\.com\/avatar/i;

const kinds: readonly (PrivateFind & { readonly isIn: (text: string) => boolean })[] = [
  {
    fault: 'holdsEmail',
    rule: 'letter/email-address',
    message: 'holds an e-mail address',
    hint: 'Take it out: addresses are never published. The inbox keeps the writer’s own, encrypted.',
    isIn: holdsEmail,
  },
  {
    fault: 'holdsIp',
    rule: 'letter/ip-address',
    message: 'holds an IP address',
    hint: 'Take it out: nothing that tells from where somebody wrote is kept.',
    isIn: (text) => (text.match(ipv4) ?? []).some(isIpv4) || (text.match(ipv6) ?? []).some(isIpv6),
  },
  {
    fault: 'holdsAgent',
    rule: 'letter/user-agent',
    message: 'holds the name of a browser as servers see it (a user agent)',
    hint: 'Take it out: nothing that tells with what somebody wrote is kept.',
    isIn: (text) => agent.test(text),
  },
  {
    fault: 'holdsHash',
    rule: 'letter/hash',
    message: 'holds what looks like the hash of an address',
    hint: 'Take it out: whoever guesses an address can prove it by its hash.',
    isIn: (text) => hash.test(text),
  },
];

/** What a text holds that a letter may not, one of each kind, escapes and look-alike characters seen through. */
export const findPrivate = (text: string): PrivateFind[] => {
  const shown = plain(text);
  return kinds
    .filter(({ isIn }) => isIn(shown))
    .map(({ fault, rule, message, hint }) => ({ fault, rule, message, hint }));
};
