import { isScalar, isSeq, parseDocument, stringify, type Document, type Node } from 'yaml';

const quote = (value: string | readonly string[]): string =>
  stringify(value, {
    ...{ collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false },
  }).trim();

/** The parts of a file with front matter; the text has `\n` for line breaks. */
const split = (source: string): { head: string; yaml: string; rest: string } => {
  const [head = ''] = /^---[ \t]*\n/.exec(source) ?? [];
  const after = source.slice(head.length);
  const end = /^---[ \t]*(?:\n|$)/m.exec(after)?.index ?? 0;
  return { head, yaml: after.slice(0, end), rest: after.slice(end) };
};

const change = (
  source: string,
  make: (yaml: string, document: Document.Parsed) => string,
): string => {
  const { head, yaml, rest } = split(source);
  return head + make(yaml, parseDocument(yaml)) + rest;
};

const rangeOf = (document: Document.Parsed, key: string): [number, number] | undefined => {
  const node = document.get(key, true) as Node | undefined;
  return node?.range ? [node.range[0], node.range[1]] : undefined;
};

/** Sets a key of a front matter to a text; all other characters stay as somebody typed them. */
export const setKey = (source: string, key: string, value: string): string =>
  change(source, (yaml, document) => {
    const range = rangeOf(document, key);
    if (!range) return `${yaml}${key}: ${quote(value)}\n`;
    return yaml.slice(0, range[0]) + quote(value) + yaml.slice(range[1]);
  });

/** Adds a text to the list at a key, which may not be there, or be a single text; nothing where it is in it. */
export const addToKey = (source: string, key: string, value: string): string =>
  change(source, (yaml, document) => {
    const range = rangeOf(document, key);
    if (!range) return `${yaml}${key}: ${quote([value])}\n`;
    const node = document.get(key, true);
    const known = document.toJS() as Record<string, unknown>;
    const list = [known[key] ?? []].flat().map(String);
    if (list.includes(value)) return yaml;
    const [start, end] = range;
    if (isSeq(node) && node.flow !== true) {
      const indent = start - (yaml.lastIndexOf('\n', start - 1) + 1);
      return `${yaml.slice(0, start)}- ${quote(value)}\n${' '.repeat(indent)}${yaml.slice(start)}`;
    }
    return yaml.slice(0, start) + quote([...list, value]) + yaml.slice(end);
  });

/** Takes a text out of the list at a key, and the key away with the last one. */
export const takeFromKey = (source: string, key: string, value: string): string =>
  change(source, (yaml, document) => {
    const range = rangeOf(document, key);
    const list = [(document.toJS() as Record<string, unknown>)[key] ?? []].flat().map(String);
    if (!range || !list.includes(value)) return yaml;
    const left = list.filter((each) => each !== value);
    if (left.length > 0) return yaml.slice(0, range[0]) + quote(left) + yaml.slice(range[1]);
    const start = yaml.search(new RegExp(`^${key}:`, 'm'));
    return yaml.slice(0, start) + yaml.slice(range[1]).replace(/^[^\n]*\n/, '');
  });

/** Where the text begins that follows a front matter. */
export const findBodyStart = (source: string): number => {
  const { head, yaml, rest } = split(source);
  return head.length + yaml.length + (/^[^\n]*\n?/.exec(rest)?.[0].length ?? 0);
};

/** A text of a front matter with its offsets in the file. */
export const findValue = (
  source: string,
  path: readonly string[],
): { readonly value: string; readonly start: number; readonly end: number } | undefined => {
  const { head, yaml } = split(source);
  const node = parseDocument(yaml).getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const [start, end] = node.range;
  return { value: node.value, start: head.length + start, end: head.length + end };
};
