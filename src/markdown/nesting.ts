import type { Node } from 'unist';

/** How deep the nodes of a text may stand in one another: more than anybody means, and less than the stack bears. */
export const mostNodes = 200;

/** The same of the tags that somebody typed. */
export const mostTags = 100;

/** The parser takes minutes over quotes and lists that stand deeper in one another than that. */
const mostMarks = 300;

const marker = /(?:[*+-]|\d{1,9}[.)])(?=[ \t\n]|$)/y;

/** What is too much of something: from one offset of a text to another. */
export interface Excess {
  readonly start: number;
  readonly end: number;
}

/** The marks at the beginning of a line that stand too deep in others. A quote takes a column at least, a list two. */
const findExcess = (body: string, lineStart: number): Excess | undefined => {
  let [depth, columns, start] = [0, 0, -1];
  let at = lineStart;
  while (at < body.length) {
    const sign = body[at];
    const isBlank = sign === ' ' || sign === '\t';
    marker.lastIndex = at;
    const length = isBlank || sign === '>' ? 1 : (marker.exec(body)?.[0].length ?? 0);
    if (length === 0) break;
    // What a list holds is indented below it, without a sign of its own.
    if (!isBlank) depth += 1 + Math.max(0, (columns - 1) >> 1);
    columns = isBlank ? columns + (sign === '\t' ? 4 : 1) : 0;
    if (depth > mostMarks && start < 0) start = at;
    at += length;
  }
  return start < 0 ? undefined : { start, end: at };
};

/** The marks of quotes and lists that stand too deep in others, line by line. */
export const findDeepMarks = (body: string): Excess[] => {
  const found: Excess[] = [];
  for (let start = 0; start >= 0; start = body.indexOf('\n', start) + 1 || -1) {
    const excess = findExcess(body, start);
    if (excess) found.push(excess);
  }
  return found;
};

/** Every node with its depth, in the order of the text. Without recursion: the tree may be deeper than the stack. */
export function* walkDepths<Tree extends Node>(
  tree: Tree,
): Generator<{ node: Tree; depth: number }> {
  const left: { node: Tree; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, depth } = next;
    yield next;
    const { children = [] } = node as { children?: readonly Tree[] };
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) left.push({ node: child, depth: depth + 1 });
    }
  }
}
