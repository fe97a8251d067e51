import { makeFinder } from './finder.ts';

/** A tag, or a comment, as a browser's parser would read it. Offsets count from the beginning of the HTML. */
export interface ScannedTag {
  readonly start: number;
  /** Behind its name. */
  readonly nameEnd: number;
  /** Behind its `>`, or the end of the HTML where it has none. */
  readonly end: number;
  /** In small letters; `!--` of a comment. */
  readonly name: string;
  readonly isEnd: boolean;
  /** Whether it ends in `/>`. */
  readonly closesItself: boolean;
  readonly attributes: number;
}

/** In these, and behind them where they are not closed as they should be, other elements are read in other ways. */
const foreign = new Set(['svg', 'math', 'select']);

/** Elsewhere, elements whose content is text, whatever it looks like. */
const verbatim = new Set('iframe noembed noframes script style textarea title xmp'.split(' '));

const opening = /<(?:(\/?)([a-z][^\t\n\f\r />]*)|!--|[!?/])/gi;

const attributeName = /[\t\n\f\r /]*[^\t\n\f\r />][^\t\n\f\r />=]*/y;

const attributeValue =
  /[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"?|'[^']*'?|[^\t\n\f\r "'>][^\t\n\f\r >]*)?/y;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** Where the attributes of a tag end, and how many there are. */
const scanAttributes = (html: string, from: number): { end: number; count: number } => {
  let [at, count] = [from, 0];
  for (;;) {
    const length = matchAt(attributeName, html, at);
    if (length === 0) return { end: at, count };
    at += length;
    at += matchAt(attributeValue, html, at);
    count += 1;
  }
};

/**
 * All tags and comments in the order of the HTML, but those in scripts and the like. Takes a time in proportion to the
 * length, whatever the HTML holds.
 */
export function* scanTags(html: string): Generator<ScannedTag> {
  const findCommentEnd = makeFinder(html, /--!?>/g);
  const findTagEnd = makeFinder(html, />/g);
  const ends = new Map<string, ReturnType<typeof makeFinder>>();
  const findVerbatimEnd = (name: string, from: number): number => {
    const find = ends.get(name) ?? makeFinder(html, new RegExp(`</${name}(?=[\\s/>])`, 'gi'));
    ends.set(name, find);
    return find(from)?.index ?? html.length;
  };
  const comment = { name: '!--', isEnd: false, closesItself: false, attributes: 0 };
  const pattern = new RegExp(opening);
  let isPlain = true;
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    const [whole, slash, typed] = match;
    const nameEnd = match.index + whole.length;
    if (typed === undefined) {
      const isComment = whole === '<!--';
      const found = isComment ? findCommentEnd(match.index + 2) : findTagEnd(match.index + 1);
      const commentEnd = found ? found.index + found[0].length : html.length;
      yield { ...comment, start: match.index, nameEnd, end: commentEnd };
      pattern.lastIndex = commentEnd;
      continue;
    }
    const { end, count } = scanAttributes(html, nameEnd);
    const closing = html.indexOf('>', end);
    const name = typed.toLowerCase();
    const isEnd = slash === '/';
    const tagEnd = html[end] === '>' ? end + 1 : closing < 0 ? html.length : closing + 1;
    yield {
      ...{ start: match.index, nameEnd, end: tagEnd, name, isEnd, attributes: count },
      closesItself: html[tagEnd - 2] === '/',
    };
    isPlain &&= !foreign.has(name);
    const isVerbatim = isPlain && !isEnd && verbatim.has(name);
    pattern.lastIndex = isVerbatim ? findVerbatimEnd(name, tagEnd) : tagEnd;
  }
}

/** Elements that hold nothing, or that end by themselves where another of their kind begins. */
const unnested = new Set(
  (
    '!-- a area base body br caption col colgroup dd dt embed frame head hr html img input keygen li link meta option p ' +
    'param source tbody td tfoot th thead tr track wbr'
  ).split(' '),
);

/**
 * The tags that would have more than so many elements open at once, and the end tags that belong to them. Tags are
 * counted without regard to what a parser makes of them: none that is on the way to be too deep is missed.
 */
export const findDeepTags = (tags: Iterable<ScannedTag>, most: number): ScannedTag[] => {
  const deep: ScannedTag[] = [];
  const [open, beyond] = [new Map<string, number>(), new Map<string, number>()];
  const take = (counts: Map<string, number>, name: string): boolean => {
    const count = counts.get(name) ?? 0;
    if (count > 0) counts.set(name, count - 1);
    return count > 0;
  };
  let depth = 0;
  for (const tag of tags) {
    const { name } = tag;
    if (unnested.has(name)) continue;
    if (tag.isEnd) {
      if (take(beyond, name)) deep.push(tag);
      else if (take(open, name)) depth -= 1;
      continue;
    }
    const isInDrawing = (open.get('svg') ?? 0) + (open.get('math') ?? 0) > 0;
    if (isInDrawing && tag.closesItself) continue;
    const counts = depth < most ? open : beyond;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (depth < most) depth += 1;
    else deep.push(tag);
  }
  return deep;
};
