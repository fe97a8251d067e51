import type { Definition, Nodes, PhrasingContent, Root } from 'mdast';
import { visit } from './visit.ts';
import { sourceOffsets } from './source.ts';

/** The words of a paragraph, character by character, each with where it came from. */
export interface Line {
  readonly text: string;
  /** For each character, its offset in the body. */
  readonly offsets: readonly number[];
  /** For each character, the link that it belongs to. */
  readonly links: readonly (Link | undefined)[];
}

/** Two links are the same only if they are the same object. */
export interface Link {
  /** As typed. */
  readonly href: string;
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
  const push = (value: string, offsets: readonly number[], link: Link | undefined): void => {
    line.text += value;
    for (const offset of offsets) {
      line.offsets.push(offset);
      line.links.push(link);
    }
  };
  const add = (node: PhrasingContent, inherited: number, around: Link | undefined): void => {
    const start = node.position?.start.offset ?? inherited;
    const end = node.position?.end.offset ?? start;
    const link = toLink(node, definitions) ?? around;
    if ('children' in node) {
      const before = line.text.length;
      for (const child of node.children) add(child, line.offsets.at(-1) ?? start, link);
      if (link === around || link === undefined || line.text.length > before) return;
      // A link without words is named by its address, so that it is not lost.
      push(link.href, Array<number>(link.href.length).fill(start), link);
      return;
    }
    const value = wordsOf(node);
    push(
      value,
      node.type === 'text'
        ? sourceOffsets(source, start, end, value)
        : literalOffsets(source, start, end, value),
      link,
    );
  };
  for (const node of nodes) add(node, 0, undefined);
  return line;
};

const toLink = (
  node: PhrasingContent,
  definitions: ReadonlyMap<string, Definition>,
): Link | undefined => {
  if (node.type === 'link') return { href: node.url };
  if (node.type !== 'linkReference') return undefined;
  return { href: definitions.get(node.identifier)?.url ?? '' };
};

/** The words of code and of a picture's description stand as they are, after a back-tick or "![". */
const literalOffsets = (source: string, start: number, end: number, value: string): number[] => {
  const opening = Math.max(source.slice(start, end).indexOf(value), 0);
  return Array.from({ length: value.length }, (_, index) => Math.min(start + opening + index, end));
};

/** What a line says, without looking at where it says it; with or without the descriptions of pictures. */
export const toWords = (node: Nodes, pictures = true): string => {
  if ('children' in node) return node.children.map((child) => toWords(child, pictures)).join('');
  return 'alt' in node && !pictures ? '' : wordsOf(node);
};

const wordsOf = (node: Nodes): string => {
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
