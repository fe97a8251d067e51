import type { Element, ElementContent, Root } from 'hast';
import { isBlank, isInline, rewrite, withChildren } from './tree.ts';

const untouched = new Set(['pre', 'hr', 'img', 'br', 'table', 'svg', 'iframe']);

const holdsBlock = (node: Element): boolean =>
  node.children.some(
    (child) =>
      child.type === 'element' &&
      !['img', 'br'].includes(child.tagName) &&
      (!isInline(child) || holdsBlock(child)),
  );

/** Puts a mark around each line of text within blocks, instead of around the blocks. */
const distribute = (mark: Element, children: readonly ElementContent[]): ElementContent[] => {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    if (run.every(isBlank)) for (const each of run) result.push(each);
    else result.push({ ...mark, properties: structuredClone(mark.properties), children: run });
    run = [];
  };
  for (const child of children) {
    const isBlock =
      child.type === 'element' &&
      (!isInline(child) || holdsBlock(child)) &&
      child.tagName !== 'img';
    if (!isBlock) {
      run.push(child);
      continue;
    }
    endRun();
    if (!untouched.has(child.tagName)) child.children = distribute(mark, child.children);
    result.push(child);
  }
  endRun();
  return result;
};

/** A paragraph or heading cannot hold blocks: it is one before, and one after them. */
const divideAtBlocks = (node: Element): ElementContent[] | undefined => {
  if (node.children.every((child) => isInline(child) || isBlank(child))) return undefined;
  const parts: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    if (!run.every(isBlank)) parts.push({ ...node, children: run });
    run = [];
  };
  for (const child of node.children) {
    if (isInline(child)) run.push(child);
    else {
      endRun();
      parts.push(child);
    }
  }
  endRun();
  return parts;
};

/** What stands in a list outside of its items is an item. */
const mendList = (list: Element): Element[] => {
  const items: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    if (!run.every(isBlank)) items.push(withChildren('li', run));
    run = [];
  };
  for (const child of list.children) {
    if (child.type === 'element' && child.tagName === 'li') {
      endRun();
      items.push(child);
    } else run.push(child);
  }
  endRun();
  return [{ ...list, children: items }];
};

/**
 * Makes a tree one that Markdown can say: marks of a line (bold, links) that stand around whole paragraphs go into
 * them, paragraphs end where blocks begin, lists hold items.
 */
export const mendStructure = (tree: Root): void => {
  rewrite(tree, (node) =>
    node.tagName === 'ol' || node.tagName === 'ul' ? mendList(node) : undefined,
  );
  rewrite(tree, (node) =>
    isInline(node) && holdsBlock(node) ? distribute(node, node.children) : undefined,
  );
  rewrite(tree, (node) => (/^(?:p|h[1-6])$/.test(node.tagName) ? divideAtBlocks(node) : undefined));
};
