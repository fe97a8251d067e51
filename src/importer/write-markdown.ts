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

/** A tree as Markdown. */
export const writeMarkdown = (tree: Root): string =>
  toMarkdown(tree, { ...markdownStyle, handlers: { text: writeText } }).trim();
