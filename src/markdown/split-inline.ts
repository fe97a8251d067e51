import { toString } from 'hast-util-to-string';
import type { ElementContent } from 'hast';

/** Parts inline content after `length` characters of its text; an element across that place becomes two. */
export const splitInline = (
  nodes: readonly ElementContent[],
  length: number,
): { before: ElementContent[]; after: ElementContent[] } => {
  const before: ElementContent[] = [];
  const after: ElementContent[] = [];
  let left = length;
  for (const node of nodes) {
    const size = toString(node).length;
    if (left >= size) before.push(node);
    else if (left <= 0) after.push(node);
    else {
      const [head, tail] = splitNode(node, left);
      before.push(head);
      after.push(tail);
    }
    left -= size;
  }
  return { before, after };
};

const splitNode = (node: ElementContent, length: number): [ElementContent, ElementContent] => {
  if (node.type !== 'element') {
    const { value } = node;
    return [
      { ...node, value: value.slice(0, length) },
      { ...node, value: value.slice(length) },
    ];
  }
  const { before, after } = splitInline(node.children, length);
  return [
    { ...node, children: before },
    { ...node, children: after },
  ];
};
