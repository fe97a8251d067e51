import { languagePack, type Language } from '../i18n/languages.ts';

export interface ShareLink {
  readonly name: 'email' | 'x' | 'facebook' | 'telegram' | 'whatsapp' | 'mastodon';
  readonly label: string;
  readonly href: string;
}

/** What is shared. */
export interface Shared {
  readonly title: string;
  /** Absolute. */
  readonly url: string;
  readonly language: Language;
}

/** Percent-encoded as a mail program and a form alike read it: no `+` for blanks, lines parted by CRLF. */
const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n'));

/** RFC 6068. */
const toMailto = (to: string, subject: string, body: string): string => {
  const address = to.split('@').map(encode).join('@');
  return `mailto:${address}?subject=${encode(subject)}&body=${encode(body)}`;
};

/**
 * Plain links that hand an article on: nothing is loaded from any of these places before a reader goes there.
 * Mastodon has no one address: its own sharing page asks for the reader's server, and gets the text in the
 * fragment, which browsers keep to themselves.
 */
export const toShareLinks = ({ title, url, language }: Shared): readonly ShareLink[] => {
  const { shareByEmail } = languagePack(language).strings;
  const both = encode(`${title}\n${url}`);
  return [
    { name: 'email', label: shareByEmail, href: toMailto('', title, `${title}\n\n${url}\n`) },
    {
      name: 'x',
      label: 'X',
      href: `https://x.com/intent/post?text=${encode(title)}&url=${encode(url)}`,
    },
    {
      name: 'facebook',
      label: 'Facebook',
      href: `https://www.facebook.com/sharer/sharer.php?u=${encode(url)}`,
    },
    {
      name: 'telegram',
      label: 'Telegram',
      href: `https://t.me/share/url?url=${encode(url)}&text=${encode(title)}`,
    },
    { name: 'whatsapp', label: 'WhatsApp', href: `https://wa.me/?text=${both}` },
    { name: 'mastodon', label: 'Mastodon', href: `https://share.joinmastodon.org/#text=${both}` },
  ];
};

/**
 * A letter to the editors about an article: room to write, and below it the address and the article's id, so that
 * nobody has to guess.
 */
export const toReplyHref = ({
  to,
  title,
  url,
  language,
  article,
}: Shared & { to: string; article: string }): string =>
  toMailto(
    to,
    languagePack(language).strings.letters.mailSubject(title),
    `\n\n\n${url}\n${article}\n`,
  );
