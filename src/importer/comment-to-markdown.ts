import { sanitize } from 'hast-util-sanitize';
import type { Parents, Root, RootContent } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type { Root as Markdown } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { parseHtml, prune } from './html/parse-html.ts';

/** What a letter may hold; of everything else the words stay. */
const schema = {
  tagNames: ['p', 'br', 'em', 'i', 'strong', 'b', 'a', 'blockquote', 'ul', 'ol', 'li'],
  attributes: { a: ['href'] },
  protocols: { href: ['http', 'https'] },
  strip: ['script', 'style'],
};

const block = /<(?:p|blockquote|ul|ol|li|div)\b/i;

/** WordPress keeps a comment's paragraphs as empty lines and makes `<p>` of them when it shows them. */
const toParagraphs = (html: string): string =>
  html
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((part) => (block.test(part) ? part : `<p>${part.replaceAll('\n', '<br>')}</p>`))
    .join('\n');

/** An address that leads from any site to where it led from the old one; `undefined` where there is none. */
const toWholeAddress = (href: unknown): string | undefined => {
  const typed = typeof href === 'string' ? href.trim() : '';
  const whole = /^www\./i.test(typed) ? `https://${typed}` : typed;
  return /^https?:$/.test(URL.parse(whole)?.protocol ?? '') && !/\s/.test(whole)
    ? whole
    : undefined;
};

/** Puts the words of links that lead nowhere in their place, and says whether there were any. */
const unlink = (parent: Parents): boolean => {
  let isLost = false;
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type !== 'element') return [child];
    if (unlink(child)) isLost = true;
    if (child.tagName !== 'a') return [child];
    const href = toWholeAddress(child.properties.href);
    if (href === undefined) {
      isLost = true;
      return child.children;
    }
    child.properties.href = href;
    return [child];
  });
  return isLost;
};

/**
 * The text of a comment that is kept as HTML, as the Markdown that a letter may hold.
 *
 * @returns Whether markup was left out, as there was too much of it; and whether links became words.
 */
export const commentToMarkdown = (
  html: string,
): { readonly markdown: string; readonly isCut: boolean; readonly isUnlinked: boolean } => {
  const { tree, isCut } = parseHtml(toParagraphs(html));
  const clean = sanitize(tree, schema) as Root;
  const isUnlinked = unlink(clean);
  prune(clean);
  const markdown = toMdast(clean) as Markdown;
  return { markdown: toMarkdown(markdown, { emphasis: '_' }).trim(), isCut, isUnlinked };
};
