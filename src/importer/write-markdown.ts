import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';

/** What may be a sign of Markdown's wherever it stands in a text. */
const signs = /[\t\r\n!#&*<[\\\]_`~|@]/;

/** What may be one together with what stands around it, the characters before and after the text included. */
const signsInPlace = /^[\r\n][\s\d:+=>-]|\s[\r\n]$|^\]\(|[Ww]\.|[ps]:/;

/**
 * The library searches each text for 90 patterns. Most sentences hold none of the characters that these are made of,
 * and stay as they are.
 */
const writeText: Handle = (node: { value: string }, parent, state, info) =>
  signs.test(node.value) ||
  signsInPlace.test(`${info.before}${node.value}${info.after}`) ||
  state.stack.includes('autolink')
    ? defaultHandlers.text(node as never, parent, state, info)
    : node.value;

/** One way of the several that there are to write the same. */
export const markdownStyle = {
  bullet: '-',
  emphasis: '*',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  resourceLink: false,
  rule: '-',
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
} as const satisfies Options;

const options = { ...markdownStyle, handlers: { text: writeText } };

/** A tree as Markdown, block by block: with an empty line between them they are the tree. */
export const writeBlocks = ({ children }: Root): string[] => {
  let isSecond = false;
  return children.map((node, index) => {
    const before = children[index - 1];
    // Of two lists side by side, the second has other signs: else they would be one.
    isSecond =
      node.type === 'list' &&
      before?.type === 'list' &&
      before.ordered === node.ordered &&
      !isSecond;
    const signs = isSecond ? ({ bullet: '*', bulletOrdered: ')' } as const) : {};
    return toMarkdown({ type: 'root', children: [node] }, { ...options, ...signs }).trim();
  });
};

/** A tree as Markdown. */
export const writeMarkdown = (tree: Root): string => toMarkdown(tree, options).trim();
