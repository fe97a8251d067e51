import type { Nodes, Root } from 'hast';
import { visit } from './visit.ts';
import { lineAt, placeAt, type Place } from './source.ts';

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
  return found.sort((a, b) => a.start - b.start);
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
  let [at, above] = [0, typed.length];
  while (above - at > 1) {
    const middle = (at + above) >> 1;
    if ((typed[middle]?.start ?? 0) <= offset) at = middle;
    else above = middle;
  }
  const html = typed[at];
  return html && html.start <= offset && offset < html.end
    ? { html, index: offset - html.start }
    : undefined;
};

/** Where the character at `index` of a stretch stands in the body. */
export const placeInHtml = (
  { start, end, value }: TypedHtml,
  index: number,
  source: string,
): Place => {
  const { line, column } = placeAt(value, index);
  const first = placeAt(source, start);
  if (line === 1) return { line: first.line, column: first.column + column - 1 };
  const typedLine = lineAt(source, first.line + line - 1, end);
  const ownLine = lineAt(value, line);
  const prefix = typedLine.endsWith(ownLine) ? typedLine.length - ownLine.length : 0;
  return { line: first.line + line - 1, column: column + prefix };
};

/** The attribute that a hast property was read from. */
export const attributeName = (property: string): string => {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  if (/^data[A-Z]/.test(property)) return property.replace(/[A-Z]/g, '-$&').toLowerCase();
  return property.replace(/^aria(?=[A-Z])/, 'aria-').toLowerCase();
};
