import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { languages } from '../i18n/languages.ts';
import { toLabels } from '../markdown/read-more-label.ts';

const labels = toLabels(Object.values(languages).flatMap(({ readMoreLabels }) => readMoreLabels));

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The words of a text's first paragraphs, for summaries; of its lists and quotes where it has no paragraphs. */
export const markdownToText = (markdown: string): string => {
  // A summary is short: the beginning is enough.
  const tree: Root = parser.parse(markdown.slice(0, 6000));
  const wordsOf = (types: readonly string[]): string =>
    tree.children
      .filter(({ type }) => types.includes(type))
      .map((node) =>
        toString(node, { includeImageAlt: false, includeHtml: false }).replace(/\s+/g, ' ').trim(),
      )
      .filter(
        (text) => text !== '' && labels.atStart(text) === undefined && !/^https?:\S*$/.test(text),
      )
      .slice(0, 8)
      .join(' ');
  return wordsOf(['paragraph']) || wordsOf(['list', 'blockquote']);
};
