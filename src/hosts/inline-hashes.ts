import { hash } from 'node:crypto';
import type { ByteText } from './byte-text.ts';
import type { InlineHashes } from './site-description.ts';

/** Scripts that no browser runs are data, which no policy concerns. */
const isData = (attributes: string): boolean =>
  /\btype="?application\/(?:ld\+)?json/.test(attributes);

const namesFile = (attributes: string): boolean => /\ssrc=/.test(attributes);

/** Whether a page loads any script from a file. */
export const loadsScripts = (html: ByteText): boolean => /<script\b[^<>]*\ssrc=/.test(html);

const toHash = (text: ByteText): string =>
  `sha256-${hash('sha256', Buffer.from(text, 'latin1'), 'base64')}`;

const sortOnce = (hashes: Iterable<string>): readonly string[] => [...new Set(hashes)].sort();

/** What is inline in a page that the build wrote: it has no comments, and no markup inside of attributes. */
export const findInlineHashes = (html: ByteText): InlineHashes => {
  const elements = [...html.matchAll(/<(script|style)\b([^<>]*)>([^]*?)<\/\1>/g)];
  const hashesOf = (wanted: string): readonly string[] =>
    sortOnce(
      elements
        .filter(([, name, attributes = '']) => name === wanted && !namesFile(attributes))
        .filter(([, , attributes = '']) => !isData(attributes))
        .map(([, , , text = '']) => toHash(text)),
    );
  return { scripts: hashesOf('script'), styles: hashesOf('style') };
};

/** What is inline in any of several pages. */
export const joinInlineHashes = (all: readonly InlineHashes[]): InlineHashes => ({
  scripts: sortOnce(all.flatMap(({ scripts }) => scripts)),
  styles: sortOnce(all.flatMap(({ styles }) => styles)),
});
