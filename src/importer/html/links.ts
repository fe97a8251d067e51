import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { toAddress } from '../../markdown/address.ts';
import { excerptOf } from '../losses.ts';
import type { HtmlContext } from './context.ts';
import { attribute, isBlank, rewrite } from './tree.ts';

/**
 * Gives every link its new address, or leaves only its words.
 *
 * @param isMeant Which of the links are to be looked at.
 * @returns The addresses that lead to articles.
 */
export const resolveLinks = (
  tree: Root,
  { resolveLink, losses }: Pick<HtmlContext, 'resolveLink' | 'losses'>,
  isMeant: (link: Element) => boolean = () => true,
): ReadonlySet<string> => {
  const articles = new Set<string>();
  rewrite(tree, (node) => {
    if (node.tagName !== 'a' || !isMeant(node)) return undefined;
    const typed = attribute(node, 'href');
    if (typed === '' || node.children.every(isBlank)) return node.children;
    const address = toAddress(typed);
    const words = excerptOf(toString(node), 40);
    if (address.kind === 'fragment') {
      losses.add(`a link within the page lost its target: "${words}"`);
      return node.children;
    }
    if (address.kind !== 'external' && address.kind !== 'internal') {
      const why = address.kind === 'forbidden' ? 'can do harm' : 'leads nowhere';
      losses.add(`a link was taken off its words, as its address ${why}: "${words}"`);
      return node.children;
    }
    const target = resolveLink(address.kind === 'external' ? address.href : typed);
    if (!target) return node.children;
    if (target.isArticle) articles.add(target.href);
    const title = attribute(node, 'title');
    node.properties = { href: target.href, ...(title !== '' && { title }) };
    return undefined;
  });
  return articles;
};
