import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type Pair,
} from 'yaml';

/** A text or a list as YAML in one line, which holds within brackets as well. */
const toYaml = (value: string | readonly string[]): string => {
  const list = stringify([value].flat(), {
    ...{ collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false },
  }).trim();
  return typeof value === 'string' ? list.slice(1, -1) : list;
};

/** The parts of a file with front matter; the text has `\n` for line breaks. */
const split = (source: string): { head: string; yaml: string; rest: string } => {
  const [head = ''] = /^---[ \t]*\n/.exec(source) ?? [];
  const after = source.slice(head.length);
  const end = /^---[ \t]*(?:\n|$)/m.exec(after)?.index ?? 0;
  return { head, yaml: after.slice(0, end), rest: after.slice(end) };
};

/** Where a value ends, without the white space and the remarks that a collection or a block of text counts as its own. */
const endOf = (value: unknown, yaml: string): number => {
  if (isPair(value)) return Math.max(endOf(value.key, yaml), endOf(value.value, yaml));
  if (!isNode(value) || !value.range) return 0;
  const [start, end] = value.range;
  if (isCollection(value) && value.flow !== true)
    return Math.max(start, ...value.items.map((item) => endOf(item, yaml)));
  return start + yaml.slice(start, end).trimEnd().length;
};

const lineStart = (yaml: string, at: number): number => yaml.lastIndexOf('\n', at - 1) + 1;

const nextLine = (yaml: string, at: number): number => {
  const end = yaml.indexOf('\n', at);
  return end < 0 ? yaml.length : end + 1;
};

/** A top-level key of a front matter, with the offsets of what is typed for it. */
interface Entry {
  readonly key: Node;
  readonly value: unknown;
  /** Behind the colon. */
  readonly colon: number;
  readonly start: number;
  readonly end: number;
  /** The texts that it holds; a single one counts as a list. */
  readonly texts: readonly string[];
}

/** A front matter that is being edited; offsets are those of its YAML. */
interface Front {
  readonly yaml: string;
  readonly isFlow: boolean;
  readonly find: (key: string) => Entry | undefined;
  readonly replace: (start: number, end: number, text: string) => string;
  /** Adds a key behind the others. */
  readonly add: (key: string, text: string) => string;
}

const toEntry = ({ key, value }: Pair, yaml: string, document: Document.Parsed): Entry => {
  const name = key as Node;
  const isEmpty =
    !isNode(value) || (isScalar(value) && (value.source ?? '') === '' && value.value === null);
  // Of an empty value nothing is typed: it belongs right behind the colon.
  const colon = yaml.indexOf(':', endOf(name, yaml)) + 1;
  const start = isEmpty ? colon : (value.range?.[0] ?? colon);
  const end = isEmpty ? colon : endOf(value, yaml);
  const known = isNode(value) ? (value.toJS(document) as unknown) : undefined;
  return { key: name, value, colon, start, end, texts: [known ?? []].flat().map(String) };
};

const open = (yaml: string): Front => {
  const document = parseDocument(yaml);
  const map = isMap(document.contents) ? document.contents : undefined;
  const isFlow = map?.flow === true;
  const replace = (start: number, end: number, text: string): string =>
    yaml.slice(0, start) + text + yaml.slice(end);
  return {
    yaml,
    isFlow,
    replace,
    find: (key) => {
      const pair = map?.items.find((each) => isScalar(each.key) && each.key.value === key);
      return pair && toEntry(pair, yaml, document);
    },
    add: (key, text) => {
      const last = map?.items.at(-1);
      if (isFlow) {
        const at = last ? endOf(last, yaml) : yaml.indexOf('{') + 1;
        return replace(at, at, `${last ? ', ' : ''}${key}: ${text}`);
      }
      const first: unknown = map?.items[0]?.key;
      const at = isNode(first) ? (first.range?.[0] ?? 0) : 0;
      const indent = ' '.repeat(at - lineStart(yaml, at));
      return `${yaml}${indent}${key}: ${text}\n`;
    },
  };
};

const change = (source: string, make: (front: Front) => string): string => {
  const { head, yaml, rest } = split(source);
  return head + make(open(yaml)) + rest;
};

/** Puts a value where another is, or none; in place of a list in lines, or of one with a tag, behind the colon. */
const put = (
  { yaml, replace }: Front,
  { value, colon, start, end }: Entry,
  text: string,
): string => {
  const isInLines = isCollection(value) && value.flow !== true;
  const from = isInLines || /^\s*[!&]/.test(yaml.slice(colon, start)) ? colon : start;
  return replace(from, end, from === colon ? ` ${text}` : text);
};

/** Takes a key away with its lines. */
const drop = ({ yaml, isFlow, replace }: Front, { key, end }: Entry): string => {
  const start = key.range?.[0] ?? 0;
  if (!isFlow) return replace(lineStart(yaml, start), nextLine(yaml, end), '');
  const [comma = ''] = /^\s*,\s*/.exec(yaml.slice(end)) ?? [];
  const [before = ''] = comma === '' ? (/,\s*$/.exec(yaml.slice(0, start)) ?? []) : [];
  return replace(start - before.length, end + comma.length, '');
};

/** Sets a key of a front matter to a text; all other characters stay as somebody typed them. */
export const setKey = (source: string, key: string, value: string): string =>
  change(source, (front) => {
    const entry = front.find(key);
    const text = toYaml(value);
    return entry ? put(front, entry, text) : front.add(key, text);
  });

/** Adds a text to the list at a key, which may not be there, or be a single text; nothing where it is in it. */
export const addToKey = (source: string, key: string, value: string): string =>
  change(source, (front) => {
    const { yaml, replace } = front;
    const entry = front.find(key);
    if (!entry) return front.add(key, toYaml([value]));
    const { value: list, start, texts } = entry;
    if (texts.includes(value)) return yaml;
    if (!isSeq(list) || list.items.length === 0)
      return put(front, entry, toYaml([...texts, value]));
    if (list.flow === true) {
      const at = endOf(list.items.at(-1), yaml);
      return replace(at, at, `, ${toYaml(value)}`);
    }
    const indent = ' '.repeat(start - lineStart(yaml, start));
    return replace(start, start, `- ${toYaml(value)}\n${indent}`);
  });

/** Takes a text out of the list at a key, and the key away with the last one. */
export const takeFromKey = (source: string, key: string, value: string): string =>
  change(source, (front) => {
    const { yaml } = front;
    const entry = front.find(key);
    if (!entry?.texts.includes(value)) return yaml;
    const left = entry.texts.filter((each) => each !== value);
    if (left.length === 0) return drop(front, entry);
    const list = entry.value;
    if (!isSeq(list) || list.flow === true) return put(front, entry, toYaml(left));
    return list.items.reduceRight<string>((text, item, index) => {
      if (entry.texts[index] !== value || !isNode(item)) return text;
      const dash = yaml.lastIndexOf('-', (item.range?.[0] ?? 0) - 1);
      const line = lineStart(yaml, dash);
      // The first item may stand in the line of its key.
      const isAlone = yaml.slice(line, dash).trim() === '';
      const next = nextLine(yaml, endOf(item, yaml));
      return isAlone ? text.slice(0, line) + text.slice(next) : put(front, entry, toYaml(left));
    }, yaml);
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
  const [start] = node.range;
  return { value: node.value, start: head.length + start, end: head.length + endOf(node, yaml) };
};
