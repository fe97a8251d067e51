import { sanitize } from 'hast-util-sanitize';
import type { Root } from 'hast';
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

/**
 * The text of a comment that is kept as HTML, as the Markdown that a letter may hold.
 *
 * @returns Whether markup was left out, as there was too much of it.
 */
export const commentToMarkdown = (
  html: string,
): { readonly markdown: string; readonly isCut: boolean } => {
  const { tree, isCut } = parseHtml(toParagraphs(html));
  const clean = sanitize(tree, schema) as Root;
  prune(clean);
  const markdown = toMdast(clean) as Markdown;
  return { markdown: toMarkdown(markdown, { emphasis: '_' }).trim(), isCut };
};
