import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, stringify, type CST, type Document } from 'yaml';
import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { applyEdits, overlap, type Edit } from './edit-text.ts';
import { parseFrontYaml, splitFrontMatter } from './front-yaml.ts';
import {
  cut,
  endOfBlanks,
  endOfItem,
  endOfLeaf,
  lineEnd,
  lineStart,
  startOfItem,
  type Item,
} from './yaml-tokens.ts';

export type FrontValue = string | readonly string[] | Readonly<Record<string, string>>;

/** What a key is to hold. */
export interface FrontChange {
  /** `['image', 'file']` */
  readonly path: readonly [string, ...string[]];
  /** Undefined takes the key away. */
  readonly value: FrontValue | undefined;
}

type Data = Readonly<Record<string, unknown>>;

const toData = (document: Document.Parsed): Data => (document.toJS() ?? {}) as Data;

/** What a file's front matter holds, unchecked; without any keys where it cannot be read. `\n` ends its lines. */
export const readFrontData = (source: string): Data => {
  const read = parseFrontYaml(splitFrontMatter(source)?.yaml ?? '');
  return 'document' in read && isMap(read.document.contents) ? toData(read.document) : {};
};

const withChange = (data: Data, { path: [key, ...rest], value }: FrontChange): Data => {
  const [next, ...others] = rest;
  const changed =
    next === undefined
      ? value
      : withChange((data[key] ?? {}) as Data, { path: [next, ...others], value });
  const all = Object.entries(data).filter(([name]) => name !== key);
  return Object.fromEntries(changed === undefined ? all : [...all, [key, changed]]);
};

/** A value in one line, in the ways that it may be typed: plainly, and so that it means the same anywhere. */
const toInline = (value: FrontValue): string[] => [
  ...(JSON.stringify(value).includes('\\n')
    ? []
    : [
        stringify(value, {
          ...{ collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false },
        }).trimEnd(),
      ]),
  JSON.stringify(value),
];

/** A key with its value on lines of its own. */
const toLines = (key: string, value: FrontValue, indent: string): string => {
  const isText = typeof value === 'string';
  const text =
    isText || Array.isArray(value)
      ? `${key}: ${toInline(value)[0] ?? ''}`
      : stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
  return text.replace(/^/gm, indent);
};

/** The edits that would put a value in the place of a pair's, the best first: what stands around it stays. */
const replaceValue = (yaml: string, key: string, pair: Pair, value: FrontValue): Edit[][] => {
  const item = pair.srcToken;
  const colon = item?.sep?.findLast(({ type }) => type === 'map-value-ind');
  if (!item || !colon) return [];
  const after = endOfLeaf(colon);
  const end = Math.max(after, endOfItem(item, yaml));
  const tag = item.sep?.find(({ type, offset }) => type === 'tag' && offset > colon.offset);
  const typed = item.value && !tag ? item.value.offset : tag?.offset;
  const isGroup = typeof value !== 'string' && !Array.isArray(value);
  const indent = /^ */.exec(yaml.slice(lineStart(yaml, colon.offset), colon.offset))?.[0] ?? '';
  const lines = toLines(key, value, indent).slice(indent.length + key.length + 1);
  return [
    ...(isGroup ? [[{ start: after, end, text: lines }]] : []),
    ...toInline(value).flatMap((text): Edit[][] => {
      const within = typed === undefined ? [] : [[{ start: typed, end, text }]];
      return [
        ...(item.value?.type === 'block-scalar'
          ? [replaceBlock(item.value, end, text, yaml), ...within]
          : within),
        [{ start: after, end, text: ` ${text}` }],
      ];
    }),
  ];
};

/** `title: >- # as agreed`: the sign goes, and the lines below it; the comment stays. */
const replaceBlock = (token: CST.BlockScalar, end: number, text: string, yaml: string): Edit[] => {
  const headerEnd = token.offset + (/^[^\s]*/.exec(yaml.slice(token.offset, end))?.[0].length ?? 0);
  const below = Math.min(lineEnd(yaml, token.offset), end);
  return [
    { start: token.offset, end: headerEnd, text },
    { start: Math.max(below, headerEnd), end, text: '' },
  ];
};

const commaOf = (item: Item | undefined): CST.SourceToken | undefined =>
  item?.start.find(({ type }) => type === 'comma');

/** Takes an item out of a collection, with a comma where it has some. */
const cutItem = (yaml: string, items: readonly Item[], index: number): Edit => {
  const item = items[index];
  if (!item) return { start: 0, end: 0, text: '' };
  const [start, end] = [startOfItem(item), endOfItem(item, yaml)];
  const [before, after] = [commaOf(item), commaOf(items[index + 1])];
  if (before) return { start: before.offset, end, text: '' };
  return cut(yaml, start, after ? endOfLeaf(after) : end);
};

const itemsOf = (node: YAMLMap | YAMLSeq): readonly Item[] => {
  const token = node.srcToken;
  return token && 'items' in token ? token.items : [];
};

/** Adds items behind the last one of a collection in brackets. */
const appendInBrackets = (
  yaml: string,
  token: CST.FlowCollection,
  after: Item | undefined,
  text: string,
): Edit => {
  const at = after ? endOfItem(after, yaml) : endOfLeaf(token.start);
  return { start: at, end: at, text: `${after ? ', ' : ''}${text}` };
};

/** The places for items on lines of their own: right below the last one, or below the empty lines that may be its own. */
const appendLines = (yaml: string, after: Item, text: string): Edit[] => {
  const first = startOfItem(after);
  const lines = text.replace(/^/gm, ' '.repeat(first - lineStart(yaml, first)));
  const end = lineEnd(yaml, endOfItem(after, yaml));
  return [end, endOfBlanks(yaml, end)].map((at) => ({ start: at, end: at, text: `\n${lines}` }));
};

/** The edits that make one list of another by taking texts out and adding some behind the rest, the best first. */
const changeList = (yaml: string, node: YAMLSeq, wanted: readonly string[]): Edit[][] => {
  const items = itemsOf(node);
  const now = node.items.map((item) => (isScalar(item) ? item.value : undefined));
  const stays = (value: unknown): boolean => wanted.some((each) => each === value);
  const gone = now.flatMap((value, index) => (stays(value) ? [] : [cutItem(yaml, items, index)]));
  const added = wanted.filter((value) => !now.includes(value)).map(toInline);
  if (added.length === 0) return [gone];
  const after = items[now.findLastIndex(stays)];
  const token = node.srcToken;
  return [0, -1].flatMap((way) => {
    const texts = added.map((ways) => ways.at(way) ?? '');
    if (token?.type === 'flow-collection')
      return [[...gone, appendInBrackets(yaml, token, after, texts.join(', '))]];
    const lines = texts.map((text) => `- ${text}`).join('\n');
    return after ? appendLines(yaml, after, lines).map((edit) => [...gone, edit]) : [];
  });
};

/** The edits that would add a key to a map, the best first. */
const addKey = (yaml: string, node: unknown, key: string, value: FrontValue): Edit[][] => {
  const items = isMap(node) ? itemsOf(node) : [];
  const token = isMap(node) ? node.srcToken : undefined;
  if (token?.type === 'flow-collection') {
    const last = items.findLast(({ key: typed }) => typed);
    return toInline(value).map((text) => [appendInBrackets(yaml, token, last, `${key}: ${text}`)]);
  }
  const start = items[0] ? startOfItem(items[0]) : 0;
  const indent = ' '.repeat(start - lineStart(yaml, start));
  const at = yaml.length;
  return [[{ start: at, end: at, text: `${toLines(key, value, indent)}\n` }]];
};

const removeKey = (yaml: string, node: YAMLMap, pair: Pair): Edit[][] => {
  const edit = cutItem(yaml, itemsOf(node), node.items.indexOf(pair));
  // Empty lines at the end of a block belong to it: below another one they would be that one's.
  return [[edit], [{ ...edit, end: endOfBlanks(yaml, edit.end - 1) + 1 }]];
};

/** All ways in which a change may be typed, the one that changes the least first. */
const findWays = (
  yaml: string,
  document: Document.Parsed,
  { path, value }: FrontChange,
): Edit[][] => {
  const key = path.at(-1) ?? '';
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1));
  const pair = isMap(parent)
    ? parent.items.find((each) => isScalar(each.key) && each.key.value === key)
    : undefined;
  if (pair === undefined || !isMap(parent)) {
    if (value === undefined) return [[]];
    return path.length === 1 ? addKey(yaml, parent, key, value) : [];
  }
  if (value === undefined) return removeKey(yaml, parent, pair);
  return [
    ...(isSeq(pair.value) && Array.isArray(value) ? changeList(yaml, pair.value, value) : []),
    ...replaceValue(yaml, key, pair, value),
  ];
};

/**
 * Finds the edits that change keys of a front matter; all other characters of the file stay as somebody typed them.
 *
 * Each way to type a change is tried: it counts only where the file, read again, holds all that it held, with that
 * change and no other.
 *
 * @param source The file, with `\n` for line breaks.
 * @returns Edits with offsets in `source`, or why there are none, in words for people.
 */
export const editFrontMatter = (
  source: string,
  changes: readonly FrontChange[],
): readonly Edit[] | { readonly fault: string } => {
  const parts = splitFrontMatter(source);
  const read = parts && parseFrontYaml(parts.yaml);
  if (!read || 'faults' in read) return { fault: 'The front matter cannot be read.' };
  const { yaml } = parts;
  const before = toData(read.document);
  const holds = (edits: readonly Edit[], data: Data): boolean => {
    if (overlap(edits)) return false;
    const edited = applyEdits(yaml, edits);
    const again = parseFrontYaml(edited);
    const whole = splitFrontMatter(`---\n${edited}---\n`);
    return (
      whole?.yaml === edited &&
      'document' in again &&
      isDeepStrictEqual(toData(again.document), data)
    );
  };
  const found: Edit[] = [];
  let data = before;
  for (const change of changes) {
    const alone = withChange(before, change);
    data = withChange(data, change);
    const way = isDeepStrictEqual(alone, before)
      ? []
      : findWays(yaml, read.document, change).find((edits) => holds(edits, alone));
    if (!way) return { fault: `\`${change.path.join('.')}\` cannot be changed by a program.` };
    found.push(...way);
  }
  if (!holds(found, data)) return { fault: 'The front matter cannot be changed by a program.' };
  return found.map(({ start, end, text }) => ({
    start: start + parts.yamlStart,
    end: end + parts.yamlStart,
    text,
  }));
};
