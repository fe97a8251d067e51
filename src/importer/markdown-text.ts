import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { languages } from '../i18n/languages.ts';
import { toLabels } from '../markdown/read-more-label.ts';
import { summaryLimit } from '../records/article.ts';
import { parseMarkdown } from './parse-markdown.ts';

const labels = toLabels(Object.values(languages).flatMap(({ readMoreLabels }) => readMoreLabels));

/** How much of a text is read for its summary: little, and more where that was mostly markup. */
const heads = [1500, 6000];

const paragraphsIn = (node: RootContent): RootContent[] =>
  node.type !== 'paragraph' && 'children' in node ? node.children.flatMap(paragraphsIn) : [node];

const wordsOf = ({ children }: Root, types: readonly string[]): string =>
  children
    .filter(({ type }) => types.includes(type))
    .flatMap(paragraphsIn)
    .map((node) =>
      toString(node, { includeImageAlt: false, includeHtml: false }).replace(/\s+/g, ' ').trim(),
    )
    .filter(
      (text) => text !== '' && labels.atStart(text) === undefined && !/^https?:\S*$/.test(text),
    )
    .slice(0, 8)
    .join(' ');

/** The words of a text's first paragraphs, for summaries; of its lists and quotes where it has no paragraphs. */
export const markdownToText = (markdown: string): string => {
  let words = '';
  for (const [index, length] of heads.entries()) {
    const head = markdown.slice(0, length);
    const { tree } = parseMarkdown(head);
    const isLast = index === heads.length - 1 || markdown.length <= length;
    words = wordsOf(tree, ['paragraph']);
    if (isLast) return words || wordsOf(tree, ['list', 'blockquote']);
    // What is cut in two at the end of a head is further on than any summary goes.
    if (words.length > 2 * summaryLimit) return words;
  }
  return words;
};
