import type { Definition, Image, Link, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
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

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** An address after the bracket that closes a link's words; round brackets in it come in pairs. */
const afterWords = /^\]\(\s*(?:<([^>\n]*)>|((?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*))/;

const afterLabel = /^\[(?:\\.|[^\]\\])*\]:\s*(?:<([^>\n]*)>|(\S+))/;

const attribute = /\s(href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/giu;

const locate = (
  body: string,
  from: number,
  pattern: RegExp,
): Pick<TypedAddress, 'typed' | 'start' | 'end'> | undefined => {
  const found = pattern.exec(body.slice(from));
  if (!found) return undefined;
  const typed = found[1] ?? found[2] ?? '';
  const end = from + found[0].length - (found[1] === undefined ? 0 : 1);
  return { typed, start: end - typed.length, end };
};

/** Where the words of a link or a picture end: its description is no node of its own. */
const endOfWords = (body: string, node: Link | Image): number => {
  const start = node.position?.start.offset ?? 0;
  if (node.type === 'link') return node.children.at(-1)?.position?.end.offset ?? start + 1;
  let depth = 0;
  for (let at = start + 1; at < (node.position?.end.offset ?? body.length); at++) {
    if (body[at] === '\\') at++;
    else if (body[at] === '[') depth++;
    else if (body[at] === ']' && --depth === 0) return at;
  }
  return start;
};

const locateIn = (body: string, node: Link | Image | Definition) =>
  node.type === 'definition'
    ? locate(body, node.position?.start.offset ?? 0, afterLabel)
    : locate(body, endOfWords(body, node), afterWords);

/** Every address that is typed in a Markdown body, in the order of the text; bare addresses are none. */
export const findTypedAddresses = (body: string): TypedAddress[] => {
  const tree: Root = parser.parse(body);
  const found: TypedAddress[] = [];
  visit(tree, (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const place = locateIn(body, node);
      if (place) found.push({ kind: node.type === 'image' ? 'image' : 'link', ...place });
    }
    if (node.type !== 'html') return;
    const from = node.position?.start.offset ?? 0;
    const source = body.slice(from, node.position?.end.offset);
    for (const match of source.matchAll(attribute)) {
      const typed = match[2] ?? match[3] ?? match[4] ?? '';
      const isQuoted = match[4] === undefined;
      const end = from + match.index + match[0].length - (isQuoted ? 1 : 0);
      const kind = match[1]?.toLowerCase() === 'src' ? 'image' : 'link';
      found.push({ kind, typed, start: end - typed.length, end });
    }
  });
  return found.sort((a, b) => a.start - b.start);
};
