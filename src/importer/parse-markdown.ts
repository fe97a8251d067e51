import type { Nodes, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { findDeepMarks, walkDepths } from '../markdown/nesting.ts';
import { isExtended } from '../markdown/pipeline.ts';
import { checkLimits, remarkLimits, TooMany } from '../markdown/remark-limits.ts';

const plain = unified().use(remarkParse).use(remarkLimits).freeze();
const extended = unified().use(remarkParse).use(remarkGfm).use(remarkLimits).freeze();

const marksTooDeep =
  'quotes, lists or marks stand too deep inside one another: the deepest lost their signs';

/** How deep nodes may stand in one another: more than anybody means, and less than the stack bears. */
const mostNodes = 100;

/** What may stand in others of its kind. */
const nesting = new Set('blockquote delete emphasis link linkReference listItem strong'.split(' '));

/** The words of a tree of any depth. */
const wordsOf = (tree: Nodes): string => {
  const words: string[] = [];
  for (const { node } of walkDepths<Nodes>(tree)) if ('value' in node) words.push(node.value);
  return words.join(' ');
};

/** Leaves the words of what stands too deep in others. */
const flatten = (tree: Root): boolean => {
  let isCut = false;
  for (const { node, depth } of walkDepths<Nodes>(tree)) {
    if (depth < mostNodes || !nesting.has(node.type) || !('children' in node)) continue;
    isCut = true;
    const text: PhrasingContent = { type: 'text', value: wordsOf(node) };
    const isBlock = node.type === 'blockquote' || node.type === 'listItem';
    // The walk goes on in these.
    node.children = isBlock ? [{ type: 'paragraph', children: [text] }] : ([text] as never);
  }
  return isCut;
};

/** A text as it was typed, in paragraphs. */
const toWords = (markdown: string): Root => ({
  type: 'root',
  children: markdown
    .split(/\n(?:[ \t]*\n)+/)
    .map((part) => ({ type: 'paragraph', children: [{ type: 'text', value: part.trim() }] })),
});

/** A text without the signs of quotes and lists that stand too deep in others. */
const withoutDeepMarks = (markdown: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of findDeepMarks(markdown)) {
    parts.push(markdown.slice(from, start));
    from = end;
  }
  return parts.join('') + markdown.slice(from);
};

/**
 * Parses Markdown of any origin into a tree that is at most so deep that all that goes through it may call itself for
 * each level.
 *
 * @returns What was left out for that, or to have it parsed in time, in words.
 */
export const parseMarkdown = (
  markdown: string,
): { readonly tree: Root; readonly loss: string | undefined } => {
  const bounded = withoutDeepMarks(markdown);
  try {
    checkLimits(bounded);
    const tree = (isExtended(bounded) ? extended : plain).parse(bounded);
    return { tree, loss: flatten(tree) || bounded !== markdown ? marksTooDeep : undefined };
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const loss = `only its words were kept, signs included: ${error.message} ${error.remedy}`;
    return { tree: toWords(bounded), loss };
  }
};
