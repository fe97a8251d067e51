import type { Element, ElementContent, Parents, Root, RootContent } from 'hast';
import { element, isBlank, isInline, text } from './tree.ts';

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

/** Line breaks within a paragraph, which a browser shows only as `<br>`. */
const toLines = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node, index): ElementContent[] => {
    if (node.type === 'element') {
      if (!verbatim.has(node.tagName)) node.children = toLines(node.children);
      return [node];
    }
    if (node.type !== 'text') return [node];
    const value = node.value
      .replace(isBreak(nodes[index - 1]) ? /^\s*\n\s*/ : /^$/, '')
      .replace(isBreak(nodes[index + 1]) ? /\s*\n\s*$/ : /^$/, '');
    return value
      .split(/[ \t]*\n[ \t]*/)
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
    for (const [index, part] of node.value.split(/\n[ \t]*(?:\n[ \t]*)+/).entries()) {
      if (index > 0) runs.push([]);
      if (part !== '') runs.at(-1)?.push(text(part));
    }
  }
  return runs.filter((run) => !run.every(isBlank));
};

const trimEdges = (nodes: ElementContent[]): ElementContent[] => {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first?.type === 'text') first.value = first.value.replace(/^\s+/, '');
  if (last?.type === 'text') last.value = last.value.replace(/\s+$/, '');
  return nodes;
};

const toParagraphs = (run: readonly ElementContent[]): Element[] =>
  toRuns(run).map((nodes) => element('p', {}, ...toLines(trimEdges(nodes))));

/** Makes paragraphs of what empty lines part, and breaks of single line ends, as WordPress does when it shows a post. */
export const makeParagraphs = (parent: Parents | Root): void => {
  const children: RootContent[] = [];
  let run: ElementContent[] = [];
  const isBare = parent.type === 'element' && bare.has(parent.tagName);
  const endRun = (): void => {
    const paragraphs = toParagraphs(run);
    const [only] = paragraphs;
    children.push(...(isBare && paragraphs.length === 1 && only ? only.children : paragraphs));
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
