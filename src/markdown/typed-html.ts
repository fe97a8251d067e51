import type { Nodes, Root } from 'hast';
import { visit } from './visit.ts';
import { placeAt, type Place } from './source.ts';

/** A stretch of HTML as it was typed. */
export interface TypedHtml {
  /** Its offsets in the body. */
  readonly start: number;
  readonly end: number;
  /** Without the indentation and the ">" of the list or quote around it. */
  readonly value: string;
}

/** Finds all HTML that a person typed, before it is parsed. */
export const findTypedHtml = (tree: Root): TypedHtml[] => {
  const found: TypedHtml[] = [];
  visit(tree, (node) => {
    // mdast-util-to-hast has this type of node; hast itself knows nothing of it.
    if ((node.type as string) !== 'raw' || !('value' in node)) return;
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start !== undefined && end !== undefined) found.push({ start, end, value: node.value });
  });
  return found;
};

/**
 * The stretch that a parsed node comes from, and how far into it, or `undefined` for what Markdown made:
 * the parser counts on from where a stretch starts and can only fall behind, never leave it.
 */
export const findOrigin = (
  node: Nodes,
  typed: readonly TypedHtml[],
): { readonly html: TypedHtml; readonly index: number } | undefined => {
  // Of what it made itself the parser knows no start, or only an end, whatever the types say.
  const { start } = node.position ?? {};
  const offset = start?.offset;
  if (offset === undefined) return undefined;
  const html = typed.find((each) => each.start <= offset && offset < each.end);
  return html && { html, index: offset - html.start };
};

/** Where the character at `index` of a stretch stands in the body. */
export const placeInHtml = (
  { start, end, value }: TypedHtml,
  index: number,
  source: string,
): Place => {
  const before = value.slice(0, index).split('\n');
  const row = before.length - 1;
  const typedLine = source.slice(start, end).split('\n')[row] ?? '';
  const line = value.split('\n')[row] ?? '';
  const prefix = row > 0 && typedLine.endsWith(line) ? typedLine.length - line.length : 0;
  const first = placeAt(source, start);
  const column = (before[row]?.length ?? 0) + prefix;
  return { line: first.line + row, column: row === 0 ? first.column + column : column + 1 };
};

/** The attribute that a hast property was read from. */
export const attributeName = (property: string): string => {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  if (/^data[A-Z]/.test(property)) return property.replace(/[A-Z]/g, '-$&').toLowerCase();
  return property.replace(/^aria(?=[A-Z])/, 'aria-').toLowerCase();
};
