import { toByteText } from './byte-text.ts';
import { toContentPolicy, type PolicyNeeds } from './content-policy.ts';
import { findInlineHashes, loadsScripts } from './inline-hashes.ts';

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * A page that brings its own policy, for hosts that send none: what is inline in this page and nothing else, no
 * referrer, and where the page lies in the Tor network. First in its head, as it holds only for what follows.
 *
 * @param onion The page's address in the Tor network; empty without one.
 * @throws Where the page says no charset, after which it would stand.
 */
export const addPolicy = (
  page: Uint8Array,
  needs: Omit<PolicyNeeds, 'inline' | 'scriptFiles'>,
  onion: string,
): Uint8Array => {
  const html = toByteText(page);
  const found = { inline: findInlineHashes(html), scriptFiles: loadsScripts(html) };
  const policy = toContentPolicy({ ...needs, ...found }, 'element');
  const added = [
    `<meta http-equiv="content-security-policy" content="${escapeAttribute(policy)}">`,
    '<meta name="referrer" content="no-referrer">',
    ...(onion === ''
      ? []
      : [`<meta http-equiv="onion-location" content="${escapeAttribute(onion)}">`]),
  ];
  const charset = /<meta charset="?utf-8"?\s*\/?>/.exec(html);
  if (!charset) throw new Error('A page does not say its charset, so it cannot be given a policy.');
  const end = charset.index + charset[0].length;
  return Buffer.concat([page.subarray(0, end), Buffer.from(added.join('')), page.subarray(end)]);
};
