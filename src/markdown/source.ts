import type { Node } from 'unist';

/** A place in the Markdown body, 1-based. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of the texts begin that were asked for last: a text has many places. */
const recent = new Map<string, readonly number[]>();

const lineStarts = (source: string): readonly number[] => {
  const known = recent.get(source);
  if (known) return known;
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
    starts.push(at + 1);
  if (recent.size >= 4) recent.clear();
  recent.set(source, starts);
  return starts;
};

/** The line and column of an offset. */
export const placeAt = (source: string, offset: number): Place => {
  const starts = lineStarts(source);
  let [line, above] = [0, starts.length];
  while (above - line > 1) {
    const middle = (line + above) >> 1;
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else above = middle;
  }
  const end = Math.min(offset, source.length);
  return { line: line + 1, column: end - (starts[line] ?? 0) + 1 };
};

/** A line by its 1-based number, without its break, or what of it comes before the offset `end`. */
export const lineAt = (source: string, line: number, end = source.length): string => {
  const starts = lineStarts(source);
  return source.slice(starts[line - 1] ?? end, Math.min(end, (starts[line] ?? end + 1) - 1));
};

/** Where a node begins; `fallback` is for the few that a plugin made up. */
export const placeOf = (node: Node, fallback: Place = { line: 1, column: 1 }): Place => {
  const { line, column } = node.position?.start ?? fallback;
  return { line, column };
};

/**
 * For every character of a text node, the offset of what was typed for it.
 * They differ after an escape (`\*`), an entity (`&amp;`), and where a line of a quote or list begins.
 */
export const sourceOffsets = (
  source: string,
  start: number,
  end: number,
  value: string,
): number[] => {
  const offsets: number[] = [];
  const identical = source.slice(start, end) === value;
  let at = start;
  while (offsets.length < value.length) {
    const length = identical ? 1 : charactersFor(source, at, value, offsets.length);
    for (let each = 0; each < length; each++) offsets.push(at);
    at = Math.min(identical ? at + 1 : next(source, at, value, offsets.length - 1), end);
  }
  return offsets;
};

const entity = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z][a-z\d]{1,31}));/iy;

const entityAt = (source: string, at: number): RegExpExecArray | null => {
  entity.lastIndex = at;
  return entity.exec(source);
};

/** How many characters of the value stand for what was typed at this offset. */
const charactersFor = (source: string, at: number, value: string, index: number): number => {
  if (!isDecodedEntity(source, at, value, index)) return 1;
  const point = value.codePointAt(index) ?? 0;
  return point > 0xffff ? 2 : 1;
};

const isDecodedEntity = (source: string, at: number, value: string, index: number): boolean => {
  const typed = entityAt(source, at)?.[0];
  return typed !== undefined && (/^&(?:amp;|#)/i.test(typed) || !value.startsWith(typed, index));
};

const markup = /[!-/:-@[-`{-~]/;

/** The offset after what was typed for the character at `index`. */
const next = (source: string, at: number, value: string, index: number): number => {
  if (value[index] === '\n') {
    const lineEnd = source.indexOf('\n', at);
    // Indentation and the ">" of a quote stand before the next line's words, but are none of them.
    const prefix = /^[ \t>]*/.exec(source.slice(lineEnd + 1, lineEnd + 200))?.[0] ?? '';
    return lineEnd < 0 ? at + 1 : lineEnd + 1 + prefix.length;
  }
  const isEscape = source[at] === '\\' && markup.test(source[at + 1] ?? '');
  if (isEscape && value[index] === source[at + 1]) return at + 2;
  if (isDecodedEntity(source, at, value, index))
    return at + (entityAt(source, at)?.[0].length ?? 1);
  return at + 1;
};
