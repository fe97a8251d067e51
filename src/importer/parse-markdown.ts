import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { findDeepMarks, mostNodes, walkDepths } from '../markdown/nesting.ts';

const parsers = {
  plain: unified().use(remarkParse).freeze(),
  extended: unified().use(remarkParse).use(remarkGfm).freeze(),
};

/** What to say of Markdown that was cut. */
export const marksTooDeep =
  'quotes, lists or marks stand too deep inside one another: the deepest lost their signs';

/** Nodes that may stand in others of their kind. */
const nesting = new Set(
  ['blockquote', 'listItem', 'emphasis', 'strong', 'delete', 'link', 'linkReference'],
);

const textOf = (node: Nodes): string => {
  const words: string[] = [];
  for (const { node: each } of walkDepths<Nodes>(node)) if ('value' in each) words.push(each.value);
  return words.join(' ');
};

/** Leaves the words of what stands deeper in others than a text may be. */
const flatten = (tree: Root): boolean => {
  const deep = [...walkDepths<Nodes>(tree)].filter(
    ({ node, depth }) => depth >= mostNodes / 2 && nesting.has(node.type),
  );
  for (const { node } of deep) {
    const words = { type: 'text' as const, value: textOf(node) };
    if (node.type === 'blockquote' || node.type === 'listItem')
      node.children = [{ type: 'paragraph', children: [words] }];
    else if ('children' in node) node.children = [words] as typeof node.children;
  }
  return deep.length > 0;
};

/**
 * Parses Markdown of any origin into a tree that is at most so deep that all that goes through it may call itself for
 * each level.
 *
 * @returns Whether signs were left out for that.
 */
export const parseMarkdown = (
  markdown: string,
  kind: keyof typeof parsers,
): { readonly tree: Root; readonly isCut: boolean } => {
  let bounded = markdown;
  for (const { start, end } of findDeepMarks(markdown).toReversed())
    bounded = bounded.slice(0, start) + bounded.slice(end);
  const tree = parsers[kind].parse(bounded);
  return { tree, isCut: flatten(tree) || bounded !== markdown };
};
