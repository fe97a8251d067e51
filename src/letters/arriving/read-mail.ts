import PostalMime from 'postal-mime';
import type { Arrival } from './arrived-letter.ts';
import { toIsoDate } from './arrived-letter.ts';

/** Where the mail that the site's link prepared names its article: on a line of its own, in brackets or not. */
const mention = /(?:https?:\/\/[^\s<>\]]+|\b[a-z]{2}\/\d{4}\/[^\s<>\]]+)/gu;

const isQuoted = (line: string): boolean => line.startsWith('>');

/** The line above a quoted mail, which names its sender and his address. */
const isQuotation = (line: string, next: string | undefined): boolean =>
  line.trimEnd().endsWith(':') && line.includes('@') && next !== undefined && isQuoted(next);

/** What its sender wrote: no quoted mail, no signature, no line that only names the article. */
const toLetter = (text: string): string => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line) => line === '-- ');
  return lines
    .slice(0, end === -1 ? undefined : end)
    .filter((line, index, all) => !isQuoted(line) && !isQuotation(line, all[index + 1]))
    .filter((line) => !isMention(line))
    .join('\n')
    .trim();
};

const isMention = (line: string): boolean =>
  line.length < 300 &&
  /^[\s[(<]*[^\s:]{0,40}:?$/u.test(line.replace(mention, '').trim()) &&
  mention.test(line);

/** A mail, as a mail program saves it. */
export const readMail = async (bytes: Uint8Array): Promise<Arrival> => {
  const mail = await PostalMime.parse(bytes);
  const text = mail.text ?? '';
  const letter = toLetter(text);
  const from = mail.from && 'address' in mail.from ? mail.from : undefined;
  if (letter === '' || from?.address === undefined) {
    return { letters: [], left: ['The mail holds no plain text, or no sender.'] };
  }
  const mentions = `${mail.subject ?? ''}\n${text}`.match(mention) ?? [];
  const title = (mail.subject ?? '').replace(/^(?:[^\s:]{1,20}:\s*)+/u, '');
  return {
    letters: [
      {
        source: 'mail',
        key: mail.messageId ?? `${from.address} ${mail.date ?? ''} ${letter}`,
        replyTo: undefined,
        about: [...mentions, title],
        language: undefined,
        name: from.name.trim() === '' ? (from.address.split('@')[0] ?? '') : from.name,
        email: from.address,
        text: letter,
        date: toIsoDate(mail.date),
        verdict: undefined,
      },
    ],
    left: [],
  };
};
