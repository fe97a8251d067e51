import type { CST } from 'yaml';
import type { Edit } from './edit-text.ts';

type Token = CST.Token;

/** A key with its value, or an entry of a list, with the signs around it. */
export type Item = CST.CollectionItem;

const blank: ReadonlySet<string> = new Set(['space', 'newline', 'comment']);

export const endOfLeaf = ({ offset, source }: CST.SourceToken): number => offset + source.length;

/** Where what was typed for a token ends: without the comment, white space and line breaks after it. */
const endOf = (token: Token, yaml: string): number => {
  switch (token.type) {
    case 'block-map':
    case 'block-seq': {
      // The comments behind the last item are one by themselves.
      const end = endOfItem(token.items.at(-1), yaml) || endOfItem(token.items.at(-2), yaml);
      return end || token.offset;
    }
    case 'flow-collection':
      return token.end[0] ? endOfLeaf(token.end[0]) : token.offset;
    case 'block-scalar': {
      const { length } = token.props.map((prop) => ('source' in prop ? prop.source : '')).join('');
      const end = token.offset + length + token.source.length;
      return yaml.slice(0, end).trimEnd().length;
    }
    default:
      return 'source' in token ? token.offset + token.source.length : token.offset;
  }
};

/** The same of an item of a collection; 0 where there is none, or nothing of its own. */
export const endOfItem = (item: Item | undefined, yaml: string): number => {
  const { start = [], key, sep = [], value } = item ?? {};
  if (value) return endOf(value, yaml);
  const last = [...start, ...sep].findLast(({ type }) => !blank.has(type));
  const end = last ? endOfLeaf(last) : 0;
  return key ? Math.max(end, endOf(key, yaml)) : end;
};

/** Where an item begins: with its hyphen, question mark, anchor or key. */
export const startOfItem = ({ start, key, value }: Item): number =>
  start.find(({ type }) => !blank.has(type) && type !== 'comma')?.offset ??
  key?.offset ??
  value?.offset ??
  0;

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

export const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Where the empty lines end that follow the end of a line, before the last one's line break. */
export const endOfBlanks = (text: string, end: number): number =>
  end + (/^(?:\n[ \t]*)*(?=\n)/.exec(text.slice(end))?.[0].length ?? 0);

/** Takes text out, with its lines where nothing else is left on them. */
export const cut = (yaml: string, start: number, end: number): Edit => {
  const [first, last] = [lineStart(yaml, start), lineEnd(yaml, end)];
  const isAlone = yaml.slice(first, start).trim() === '' && yaml.slice(end, last).trim() === '';
  if (isAlone) return { start: first, end: Math.min(last + 1, yaml.length), text: '' };
  const spaces = yaml.slice(end, last).length - yaml.slice(end, last).trimStart().length;
  return { start, end: end + spaces, text: '' };
};
