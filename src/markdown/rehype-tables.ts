import type { Element, Root } from 'hast';
import { SKIP, visit } from './visit.ts';

export interface TableOptions {
  /** What a screen reader calls a box that scrolls. */
  readonly label: string;
}

/** How far a column stands from the line's start, in words that hold in both directions of writing. */
const alignments: Readonly<Record<string, string>> = {
  left: 'start',
  center: 'center',
  right: 'end',
};

/** `align` is obsolete, and left and right change places in a text from right to left. */
const alignCells = (table: Element): void => {
  visit(table, 'element', (cell) => {
    const { align, ...rest } = cell.properties;
    const alignment = alignments[String(align)];
    if (alignment !== undefined) cell.properties = { ...rest, className: [alignment] };
  });
};

/**
 * Aligns cells by classes, and wraps each table in a box of its own, which scrolls on a narrow screen, by keyboard
 * too; the page stays. The box is no landmark: a text may have many tables.
 *
 * @returns A transform. Tables inside tables scroll with the outer one.
 */
export const rehypeTables =
  ({ label }: TableOptions) =>
  (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined;
      alignCells(node);
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], role: 'group', tabIndex: 0, ariaLabel: label },
        children: [node],
      };
      return SKIP;
    });
  };
