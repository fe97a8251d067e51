import type { Link, PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from './visit.ts';

/**
 * Signs of writing that no address has unless they are percent-encoded: browsers copy them so. GitHub's extension knows
 * those of ASCII alone.
 */
const sign = /[\p{Pi}\p{Pf}‚„…—–―،؛؟۔٪。、，：；！？（）《》「」『』【】〈〉\u200B\u2028\u2029]/u;

/** What belongs to the sentence at the end of an address. */
const trail = /(?<![?!.,:;*_~'"\]])[?!.,:;*_~'"\]]+$/;

const scheme = /https?:\/\/|(?<![\p{L}\p{N}/.])www\./giu;

/** The part of `typed` that is an address: up to the first sign, without the sentence's own punctuation. */
const cut = (typed: string): string => {
  const at = typed.search(sign);
  const upToSign = (at < 0 ? typed : typed.slice(0, at)).replace(trail, '');
  const isClosed = upToSign.split(')').length <= upToSign.split('(').length;
  return isClosed ? upToSign : upToSign.replace(/(?<!\))\)+$/, '').replace(trail, '');
};

/** Words in which web addresses are links; a scheme alone is none. */
export const linkAddresses = (value: string): (Link | Text)[] => {
  const parts: (Link | Text)[] = [];
  let from = 0;
  for (const { index } of value.matchAll(scheme)) {
    const shown = cut(/^\S+/.exec(value.slice(index))?.[0] ?? '');
    if (index < from || /^(?:https?:\/\/|www\.)?$/i.test(shown)) continue;
    if (index > from) parts.push({ type: 'text', value: value.slice(from, index) });
    const url = /^www/i.test(shown) ? `http://${shown}` : shown;
    parts.push({ type: 'link', url, children: [{ type: 'text', value: shown }] });
    from = index + shown.length;
  }
  return from < value.length ? [...parts, { type: 'text', value: value.slice(from) }] : parts;
};

/**
 * Ends an address that was typed without brackets at the first sign of another script: `https://example.org/report، که`
 * is a link to the report, then a comma. What follows may hold further addresses.
 *
 * @returns A transform.
 */
export const remarkAddresses =
  () =>
  (tree: Root, file: VFile): void => {
    const source = String(file);
    visit(tree, 'link', (node, index, parent) => {
      const [words] = node.children;
      if (parent === undefined || index === undefined || words?.type !== 'text') return;
      const { value } = words;
      if (value !== node.url && `http://${value}` !== node.url) return;
      // In brackets it is whatever was typed there.
      const isBare = source[node.position?.start.offset ?? -1] !== '<';
      if (!isBare || !sign.test(value)) return;
      const parts: PhrasingContent[] = linkAddresses(value);
      for (const part of parts) if (node.position) part.position = node.position;
      parent.children.splice(index, 1, ...parts);
      return index + parts.length;
    });
  };
