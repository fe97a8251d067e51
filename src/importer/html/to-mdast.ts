import type { Element, Nodes, Root as HtmlRoot } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { toMdast as convert, type Handle } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import type {
  BlockContent,
  FootnoteDefinition,
  Nodes as Markdown,
  PhrasingContent,
  Root,
} from 'mdast';
import { visit } from '../../markdown/visit.ts';
import { typedSchema } from '../../markdown/allowed-html.ts';
import { callTag, noteTag } from './footnotes.ts';
import { attribute, element, isBlank, isInline, rewrite } from './tree.ts';

/** Marks in a line that Markdown has no signs for, and that a text may hold as HTML. */
const keptInLine = 'abbr bdi bdo cite dfn ins kbd mark q rp rt ruby samp small sub sup u var'.split(
  ' ',
);

/** HTML that people can read: `&amp;`, not `&#x26;`. */
const write = (tree: Nodes): string =>
  toHtml(tree, { characterReferences: { useNamedReferences: true } });

const headingsToParagraphs = (tree: HtmlRoot): void => {
  rewrite(tree, (node) =>
    /^h[1-6]$/.test(node.tagName)
      ? [element('p', {}, element('strong', {}, ...node.children))]
      : undefined,
  );
};

/** HTML that stays: only what a person may type, in one piece, since an empty line would end it. */
const toKeptHtml = (node: Element): string => {
  const tree: HtmlRoot = { type: 'root', children: [structuredClone(node)] };
  headingsToParagraphs(tree);
  const clean = sanitize(tree, typedSchema) as HtmlRoot;
  visit(clean, 'text', (each, _index, parent) => {
    const isCode =
      parent?.type === 'element' && (parent.tagName === 'pre' || parent.tagName === 'code');
    if (!isCode) each.value = each.value.replace(/\s+/g, ' ');
  });
  return write(clean).replace(/\n[ \t]*(?=\n)/g, '\n&#10;');
};

const keep: Handle = (_state, node: Element) => ({ type: 'html', value: toKeptHtml(node) });

const tagsOf = (node: Element): [string, string] => {
  const [open = '', close = ''] = write(
    sanitize({ ...node, children: [{ type: 'text', value: '\n' }] }, typedSchema),
  ).split('\n');
  return [open, close];
};

const keepInLine: Handle = (state, node: Element) => {
  const [open, close] = tagsOf(node);
  const children = state.all(node) as PhrasingContent[];
  if (children.length === 0 || open === '') return children;
  return [{ type: 'html', value: open }, ...children, { type: 'html', value: close }];
};

/** A span says something only where it turns the direction. */
const keepTurned: Handle = (state, node: Element) =>
  attribute(node, 'dir') === '' || attribute(node, 'dir') === 'auto'
    ? state.all(node)
    : keepInLine(state, node, undefined);

/** Whether a table holds what Markdown's tables cannot: cells over several rows or columns, blocks, breaks, no head. */
const isComplex = (table: Element): boolean => {
  const parts = partsOf(table);
  const rows = parts.filter(({ tagName }) => tagName === 'tr').map(cellsOf);
  const isHead = (cells: readonly Element[]): boolean =>
    cells.length > 0 && cells.every(({ tagName }) => tagName === 'th');
  const [first = [], ...others] = rows;
  return (
    !isHead(first) ||
    others.flat().some(({ tagName }) => tagName === 'th') ||
    parts.some(({ tagName }) => ['table', 'caption', 'tfoot', 'colgroup'].includes(tagName)) ||
    rows.flat().some(isComplexCell)
  );
};

const partsOf = (table: Element): Element[] => {
  const parts: Element[] = [];
  visit(table, 'element', (node) => {
    if (node !== table) parts.push(node);
  });
  return parts;
};

const cellsOf = (row: Element): Element[] =>
  row.children.filter((child): child is Element => child.type === 'element');

const isComplexCell = (cell: Element): boolean =>
  Number(attribute(cell, 'rowSpan') || 1) > 1 ||
  Number(attribute(cell, 'colSpan') || 1) > 1 ||
  cell.children.some(
    (child) =>
      !isBlank(child) && (!isInline(child) || (child.type === 'element' && child.tagName === 'br')),
  );

/** A paragraph alone in its cell is no block of its own. */
const flattenCells = (table: Element): void => {
  visit(table, 'element', (node) => {
    if (node.tagName !== 'td' && node.tagName !== 'th') return;
    const [only, ...others] = node.children.filter((child) => !isBlank(child));
    if (only?.type === 'element' && only.tagName === 'p' && others.length === 0)
      node.children = only.children;
  });
};

const isEmpty = (table: Element): boolean =>
  toString(table).trim() === '' && !partsOf(table).some(({ tagName }) => tagName === 'img');

const convertTable =
  (plain: Handle): Handle =>
  (state, node: Element, parent) => {
    flattenCells(node);
    if (isEmpty(node)) return [];
    return isComplex(node) ? keep(state, node, parent) : plain(state, node, parent);
  };

const marks = new Set('a strong b em i mark u del s ins sub sup'.split(' '));

/** Preformatted text with marks in it would lose them as code. */
const convertPre =
  (plain: Handle): Handle =>
  (state, node: Element, parent) => {
    const marked = partsOf(node).some(({ tagName }) => marks.has(tagName));
    if (toString(node).trim() === '') return [];
    return marked ? { type: 'html', value: toKeptHtml(node) } : plain(state, node, parent);
  };

const convertDetails: Handle = (state, node: Element) => {
  const summary = node.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'summary',
  );
  const rest: Element = { ...node, children: node.children.filter((child) => child !== summary) };
  const head = summary === undefined ? '<details>' : `<details>${toKeptHtml(summary)}`;
  return [
    { type: 'html', value: head },
    ...state.toFlow(state.all(rest)),
    { type: 'html', value: '</details>' },
  ] as Markdown[];
};

const toIdentifier = (node: Element): string => attribute(node, 'dataNumber') || '1';

const convertCall: Handle = (_state, node: Element) => ({
  type: 'footnoteReference',
  identifier: toIdentifier(node),
  label: toIdentifier(node),
});

const convertNote: Handle = (state, node: Element): FootnoteDefinition => {
  const children = state.toFlow(state.all(node)) as BlockContent[];
  return {
    type: 'footnoteDefinition',
    identifier: toIdentifier(node),
    label: toIdentifier(node),
    children:
      children.length > 0
        ? children
        : [{ type: 'paragraph', children: [{ type: 'text', value: '—' }] }],
  };
};

/** A sanitized tree as Markdown's. What Markdown cannot say stays as the HTML that a text may hold. */
export const toMdast = (tree: Nodes, defaults: Readonly<Record<string, Handle>>): Root => {
  const plain = (name: string): Handle => defaults[name] ?? keep;
  return convert(tree, {
    document: true,
    handlers: {
      ...Object.fromEntries(keptInLine.map((name) => [name, keepInLine])),
      span: keepTurned,
      dl: keep,
      details: convertDetails,
      table: convertTable(plain('table')),
      pre: convertPre(plain('pre')),
      [callTag]: convertCall,
      [noteTag]: convertNote,
    },
  }) as Root;
};
