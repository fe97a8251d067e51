import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from '../../markdown/visit.ts';
import type { Losses } from '../losses.ts';

const isEmpty = (node: RootContent): node is Heading =>
  node.type === 'heading' &&
  toString(node, { includeImageAlt: false, includeHtml: false }).trim() === '';

/** Headings begin at the second level and skip none, as they stood to each other; those without words go. */
export const mendOutline = (tree: Root, losses: Losses): void => {
  const above: number[] = [];
  const moved = new Set<Heading>();
  visit(tree, (parent) => {
    if (!('children' in parent) || !parent.children.some(isEmpty)) return undefined;
    parent.children = (parent.children as RootContent[]).flatMap((child) =>
      isEmpty(child) ? picturesOf(child) : [child],
    );
    return undefined;
  });
  visit(tree, 'heading', (node) => {
    while ((above.at(-1) ?? 0) >= node.depth) above.pop();
    above.push(node.depth);
    const depth = Math.min(above.length + 1, 6) as Heading['depth'];
    if (depth !== node.depth) moved.add(node);
    node.depth = depth;
    node.children = node.children.flatMap((child) =>
      child.type === 'break' ? [{ type: 'text', value: ' ' }] : [child],
    );
    return SKIP;
  });
  if (moved.size > 0)
    losses.add('headings were moved to other levels, so that none is skipped below the headline');
};

const picturesOf = (node: Heading): RootContent[] => {
  const pictures: RootContent[] = [];
  visit(node, 'image', (image) => void pictures.push({ type: 'paragraph', children: [image] }));
  return pictures;
};
