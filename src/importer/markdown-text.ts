import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The words of a text's first paragraphs, for summaries. */
export const markdownToText = (markdown: string): string => {
  // A summary is short: the beginning is enough.
  const tree: Root = parser.parse(markdown.slice(0, 6000));
  const words: string[] = [];
  for (const node of tree.children) {
    if (node.type !== 'paragraph' && node.type !== 'blockquote' && node.type !== 'list') continue;
    const text = toString(node, { includeImageAlt: false, includeHtml: false })
      .replace(/\s+/g, ' ')
      .trim();
    if (text !== '') words.push(text);
    if (words.join(' ').length > 400) break;
  }
  return words.join(' ');
};
