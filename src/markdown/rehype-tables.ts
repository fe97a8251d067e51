import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

export interface TableOptions {
  /** What a screen reader calls a region that scrolls. */
  readonly label: string;
}

/**
 * Wraps tables in a region of their own, which scrolls on a narrow screen, by keyboard too; the page stays.
 *
 * @returns A transform. Tables inside tables scroll with the outer one.
 */
export const rehypeTables =
  ({ label }: TableOptions) =>
  (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined;
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: label },
        children: [node],
      };
      return SKIP;
    });
  };
