import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'mdast';
import type { Node, Position } from 'unist';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { findDeepMarks } from './nesting.ts';
import { checkLimits, remarkLimits, TooMany } from './remark-limits.ts';
import { visit } from './visit.ts';

/** An address as it stands in a Markdown body: of a link or a picture, typed as Markdown or as HTML. */
export interface TypedAddress {
  readonly kind: 'link' | 'image';
  /** As typed, with whatever escapes. */
  readonly typed: string;
  /** Offsets in the body, of what is typed alone: without brackets and quotation marks. */
  readonly start: number;
  readonly end: number;
}

type Found = Pick<TypedAddress, 'kind' | 'start' | 'end'>;

/** Has the parser tell of the address of each link, picture and definition: its tree does not say where they are. */
function noteAddresses(this: Processor, found: Found[]): void {
  /** @param bracket How many characters stand around the address itself. */
  const note = (kind: Found['kind'], { start, end }: Position, bracket: 0 | 1): void =>
    void found.push({
      kind,
      start: (start.offset ?? 0) + bracket,
      end: (end.offset ?? 0) - bracket,
    });
  const toKind = ({ stack }: { readonly stack: readonly Node[] }): Found['kind'] =>
    stack.at(-1)?.type === 'image' ? 'image' : 'link';
  (this.data().fromMarkdownExtensions ??= []).push({
    enter: {
      resourceDestinationRaw(token) {
        note(toKind(this), token, 0);
      },
      resourceDestinationLiteral(token) {
        note(toKind(this), token, 1);
      },
      definitionDestinationRaw: (token) => note('link', token, 0),
      definitionDestinationLiteral: (token) => note('link', token, 1),
    },
  });
}

/** An attribute with its value, as it is typed. */
const attribute = /^[^=]*=\s*(["']?)/;

/** The addresses in a stretch of HTML, with offsets in it. */
const findInHtml = (html: string): Found[] => {
  const found: Found[] = [];
  if (!/(?:href|src)/i.test(html)) return found;
  visit(fromHtml(html, { fragment: true, verbose: true }), 'element', ({ data }) => {
    for (const [name, place] of Object.entries(data?.position.properties ?? {})) {
      const [from, to] = [place?.start.offset, place?.end.offset];
      if ((name !== 'href' && name !== 'src') || from === undefined || to === undefined) continue;
      const [head, quote = ''] = attribute.exec(html.slice(from, to)) ?? [];
      if (head === undefined) continue;
      const kind = name === 'src' ? 'image' : 'link';
      found.push({ kind, start: from + head.length, end: to - quote.length });
    }
  });
  return found;
};

/** What each line of a stretch has before it in the source: the signs of quotes, and indentation, that are no part of it. */
const prefixesIn = (source: string, value: string): number[] => {
  const typed = source.split('\n');
  return value.split('\n').map((line, row) => (typed[row]?.length ?? line.length) - line.length);
};

/** A body as a tree, and the addresses in it that are typed as Markdown; `undefined` where the checker refuses it. */
const parse = (body: string): { readonly tree: Root; readonly found: Found[] } | undefined => {
  const found: Found[] = [];
  const parser = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkLimits)
    .use(noteAddresses, found);
  if (findDeepMarks(body).length > 0) return undefined;
  try {
    checkLimits(body);
    return { tree: parser.parse(body), found };
  } catch (error) {
    if (error instanceof TooMany || error instanceof RangeError) return undefined;
    throw error;
  }
};

/**
 * Every address that is typed in a Markdown body, in the order of the text; bare addresses are none. None in a body that
 * holds more than can be parsed: the checker reports it.
 */
export const findTypedAddresses = (body: string): TypedAddress[] => {
  const parsed = parse(body);
  if (!parsed) return [];
  const { tree, found } = parsed;
  visit(tree, 'html', ({ position, value }) => {
    const from = position?.start.offset ?? 0;
    const prefixes = prefixesIn(body.slice(from, position?.end.offset), value);
    for (const { kind, start, end } of findInHtml(value)) {
      const rows = value.slice(0, start).split('\n').length;
      const before = from + prefixes.slice(0, rows).reduce((sum, length) => sum + length, 0);
      const isWhole = value.slice(start, end) === body.slice(start + before, end + before);
      if (isWhole) found.push({ kind, start: start + before, end: end + before });
    }
  });
  return found
    .map((each) => ({ ...each, typed: body.slice(each.start, each.end) }))
    .sort((a, b) => a.start - b.start);
};
