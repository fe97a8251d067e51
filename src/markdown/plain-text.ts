import type { Element, Nodes } from 'hast';

/** White space as a reader sees it. What is one space already, nearly all of it, is left as it is, which is quicker. */
export const collapse = (text: string): string => text.replace(/ \s+|[^\S ]\s*/g, ' ').trim();

/** What a screen shows of these is no part of the sentence: the signs of footnotes, readings beside characters. */
const isApart = ({ tagName, properties }: Element): boolean =>
  properties['dataFootnoteRef'] !== undefined ||
  properties['dataFootnoteBackref'] !== undefined ||
  tagName === 'rt' ||
  tagName === 'rp';

/** Elements that start a line of their own. */
export const blockNames: ReadonlySet<string> = new Set(
  (
    'blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section ' +
    'summary table tbody tfoot thead tl-image tl-read-more tr ul'
  ).split(' '),
);

/** The words of a tree, a line for each block; `without` says what else to leave out. */
export const toLines = (
  tree: Nodes,
  without: (element: Element) => boolean = () => false,
): string[] => {
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    const words = collapse(line);
    if (words !== '') lines.push(words);
    line = '';
  };
  const add = (node: Nodes): void => {
    if (node.type === 'text') line += node.value;
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element' && (isApart(node) || without(node))) return;
    const name = node.type === 'element' ? node.tagName : '';
    const isBlock = blockNames.has(name);
    if (isBlock) endLine();
    node.children.forEach(add);
    if (isBlock) endLine();
    if (name === 'br' || name === 'td' || name === 'th') line += ' ';
  };
  add(tree);
  endLine();
  return lines;
};

/** The words of a tree on one line. */
export const toPlainText = (tree: Nodes, without?: (element: Element) => boolean): string =>
  toLines(tree, without).join(' ');
