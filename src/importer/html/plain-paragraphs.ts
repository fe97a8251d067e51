import type { Element, ElementContent, Parents, Root, RootContent } from 'hast';
import { element, isBlank, isInline, text, withChildren } from './tree.ts';

/** In these, WordPress's old editor keeps paragraphs as empty lines. */
const holders = new Set([
  'blockquote',
  'div',
  'section',
  'article',
  'address',
  'aside',
  'footer',
  'header',
  'center',
  'details',
  'main',
  'td',
  'li',
  'dd',
]);

/** Of these, a single paragraph stays without one. */
const bare = new Set(['td', 'li', 'dd']);

const verbatim = new Set(['pre', 'code', 'textarea', 'script', 'style']);

const isBreak = (node: RootContent | undefined): boolean =>
  node?.type === 'element' && node.tagName === 'br';

const blanks = /[^ \t]/;

/** A line without the spaces and tabs next to the line ends that it has. */
const trimBlanks = (line: string, starts: boolean, ends: boolean): string => {
  const from = starts ? line.search(blanks) : 0;
  if (from < 0) return '';
  let to = line.length;
  while (ends && (line[to - 1] === ' ' || line[to - 1] === '\t')) to -= 1;
  return line.slice(from, Math.max(from, to));
};

/** A `<br>` before or after a line end says the same once more. */
const withoutLineEnd = (value: string, before: boolean, after: boolean): string => {
  const [start, end] = [value.trimStart(), value.trimEnd()];
  const isLed = before && value.slice(0, value.length - start.length).includes('\n');
  const isEnded = after && value.slice(end.length).includes('\n');
  return value.slice(isLed ? value.length - start.length : 0, isEnded ? end.length : value.length);
};

/** Line breaks within a paragraph, which a browser shows only as `<br>`. */
const toLines = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node, index): ElementContent[] => {
    if (node.type === 'element') {
      if (!verbatim.has(node.tagName)) node.children = toLines(node.children);
      return [node];
    }
    if (node.type !== 'text') return [node];
    const value = withoutLineEnd(node.value, isBreak(nodes[index - 1]), isBreak(nodes[index + 1]));
    return value
      .split('\n')
      .map((line, row, all) => trimBlanks(line, row > 0, row < all.length - 1))
      .flatMap((line, row) => [
        ...(row > 0 ? [element('br', {})] : []),
        ...(line === '' ? [] : [text(line)]),
      ]);
  });

/** Divides nodes in a line of text at their empty lines. */
const toRuns = (nodes: readonly ElementContent[]): ElementContent[][] => {
  const runs: ElementContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') {
      runs.at(-1)?.push(node);
      continue;
    }
    for (const [index, part] of node.value.split(/\n(?:[ \t]*\n)+[ \t]*/).entries()) {
      if (index > 0) runs.push([]);
      if (part !== '') runs.at(-1)?.push(text(part));
    }
  }
  return runs.filter((run) => !run.every(isBlank));
};

const trimEdges = (nodes: ElementContent[]): ElementContent[] => {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return nodes;
};

const toParagraphs = (run: readonly ElementContent[]): Element[] =>
  toRuns(run).map((nodes) => withChildren('p', toLines(trimEdges(nodes))));

/** Makes paragraphs of what empty lines part, and breaks of single line ends, as WordPress does when it shows a post. */
export const makeParagraphs = (parent: Parents | Root): void => {
  const children: RootContent[] = [];
  let run: ElementContent[] = [];
  const isBare = parent.type === 'element' && bare.has(parent.tagName);
  const endRun = (): void => {
    const paragraphs = toParagraphs(run);
    const [only] = paragraphs;
    const made = isBare && paragraphs.length === 1 && only ? only.children : paragraphs;
    for (const each of made) children.push(each);
    run = [];
  };
  for (const child of parent.children) {
    if (isInline(child)) {
      run.push(child as ElementContent);
      continue;
    }
    endRun();
    if (child.type === 'element' && child.tagName === 'p')
      child.children = toLines(trimEdges(child.children));
    else if (child.type === 'element' && !verbatim.has(child.tagName)) descend(child);
    children.push(child);
  }
  endRun();
  parent.children = children;
};

const descend = (node: Element): void => {
  if (holders.has(node.tagName)) makeParagraphs(node);
  else for (const child of node.children) if (child.type === 'element') descend(child);
};
