import type { Definition, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { sourceOffsets } from './source.ts';

/** The words of a paragraph, character by character, each with where it came from. */
export interface Line {
  readonly text: string;
  /** For each character, its offset in the body. */
  readonly offsets: readonly number[];
  /** For each character, the link that it belongs to. */
  readonly links: readonly (Link | undefined)[];
}

export interface Link {
  /** As typed. */
  readonly href: string;
  readonly offset: number;
}

/** The addresses of links in the form `[words][name]`, by name; the first of a name counts. */
export const findDefinitions = (tree: Root): ReadonlyMap<string, Definition> => {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
};

/** Flattens the content of a paragraph: emphasis and typed HTML are dropped, a picture is its description. */
export const toLine = (
  nodes: readonly PhrasingContent[],
  source: string,
  definitions: ReadonlyMap<string, Definition>,
): Line => {
  const line = { text: '', offsets: [] as number[], links: [] as (Link | undefined)[] };
  const add = (node: PhrasingContent, inherited: number, link: Link | undefined): void => {
    const start = node.position?.start.offset ?? inherited;
    const end = node.position?.end.offset ?? start;
    const own =
      node.type === 'link'
        ? { href: node.url, offset: start }
        : node.type === 'linkReference'
          ? { href: definitions.get(node.identifier)?.url ?? '', offset: start }
          : link;
    if ('children' in node) {
      for (const child of node.children) add(child, line.offsets.at(-1) ?? start, own);
      return;
    }
    const value = wordsOf(node);
    const offsets = node.type === 'text' ? sourceOffsets(source, start, end, value) : [];
    const opening = node.type === 'text' ? 0 : openingOf(source.slice(start, end), value);
    for (let index = 0; index < value.length; index++) {
      line.offsets.push(offsets[index] ?? Math.min(start + opening + index, Math.max(start, end)));
      line.links.push(own);
    }
    line.text += value;
  };
  for (const node of nodes) add(node, 0, undefined);
  return line;
};

const wordsOf = (node: PhrasingContent): string => {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return '';
  }
};

/** How many characters of markup stand before the words: the back-tick of code, the "![" of a picture. */
const openingOf = (typed: string, value: string): number => Math.max(typed.indexOf(value), 0);
