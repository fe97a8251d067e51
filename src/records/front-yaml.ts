import { isAlias, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import {
  aliasFault,
  duplicateFault,
  findDeepSign,
  mostNested,
  tooDeepFault,
  toYamlFault,
  type YamlFault,
} from './yaml-fault.ts';

/** A text file parted at its front matter; line breaks are `\n`. Offsets count from the file's beginning. */
export interface FrontParts {
  /** Without the two lines of hyphens; empty, or ends with a line break. */
  readonly yaml: string;
  readonly yamlStart: number;
  readonly bodyStart: number;
}

/** The line of hyphens that a front matter begins with. */
export const fence = /^---[ \t]*\n/;

const closing = /^---[ \t]*(?:\n|$)/m;

/** @returns Undefined where the file does not begin with a front matter, or where that does not end. */
export const splitFrontMatter = (text: string): FrontParts | undefined => {
  const yamlStart = fence.exec(text)?.[0].length;
  if (yamlStart === undefined) return undefined;
  const rest = text.slice(yamlStart);
  const end = closing.exec(rest);
  if (!end) return undefined;
  const bodyStart = yamlStart + end.index + end[0].length;
  return { yaml: rest.slice(0, end.index), yamlStart, bodyStart };
};

/** A front matter as a tree, whose nodes know the tokens that they were read from; or what is wrong with it. */
export type FrontYaml = (
  | { readonly document: Document.Parsed }
  | { readonly faults: readonly (YamlFault & { readonly offset: number })[] }
) & { readonly lines: LineCounter };

interface Placed {
  readonly node: Node;
  readonly depth: number;
}

/** All nodes in the order of the text, found without recursion: a tree may be deeper than the stack. */
const listNodes = ({ contents }: Document.Parsed): Placed[] => {
  const found: Placed[] = [];
  const left: { readonly node: unknown; readonly depth: number }[] = [{ node: contents, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, depth } = next;
    if (isPair(node)) {
      left.push({ node: node.value, depth }, { node: node.key, depth });
    } else if (node !== null) {
      found.push({ node: node as Node, depth });
      if (isCollection(node))
        for (const item of node.items.toReversed()) left.push({ node: item, depth: depth + 1 });
    }
  }
  return found;
};

/** The keys of a map that stand in it before. The parser compares each with all others, which takes seconds for many. */
const findRepeated = (node: Node): Node[] => {
  const known = new Set<unknown>();
  const keys = isMap(node) ? node.items.map(({ key }) => key).filter((key) => isScalar(key)) : [];
  return keys.filter((key) => known.size === known.add(key.value).size);
};

const toOffset = (node: Node): number => node.range?.[0] ?? 0;

/** Parses the YAML of a front matter. Never throws. */
export const parseFrontYaml = (yaml: string): FrontYaml => {
  const lines = new LineCounter();
  const bracket = findDeepSign(yaml);
  if (bracket !== undefined) {
    for (const { index } of yaml.matchAll(/^/gm)) lines.addNewLine(index);
    return { faults: [{ offset: bracket, ...tooDeepFault }], lines };
  }
  const document = parseDocument(yaml, {
    lineCounter: lines,
    keepSourceTokens: true,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  const nodes = listNodes(document);
  const alias = nodes.find(({ node }) => isAlias(node));
  if (alias) return { faults: [{ offset: toOffset(alias.node), ...aliasFault }], lines };
  const deep = nodes.find(({ depth }) => depth > mostNested);
  const faults = [
    ...(deep ? [{ offset: toOffset(deep.node), ...tooDeepFault }] : []),
    ...nodes
      .flatMap(({ node }) => findRepeated(node))
      .map((key) => ({ offset: toOffset(key), ...duplicateFault })),
    ...document.errors.map((error) => ({ offset: error.pos[0], ...toYamlFault(error) })),
  ];
  if (faults.length === 0) return { document, lines };
  // Of several faults at one place, the first.
  const byOffset = new Map(faults.toReversed().map((fault) => [fault.offset, fault]));
  return { faults: [...byOffset.values()].sort((a, b) => a.offset - b.offset), lines };
};
