/** Elements that hold nothing, or that end by themselves where another of their kind begins. */
const unnested = new Set(
  (
    'a area base body br caption col colgroup dd dt embed frame head hr html img input keygen li link meta option p ' +
    'param source tbody td tfoot th thead tr track wbr'
  ).split(' '),
);

/** Elements whose content is text, whatever it looks like. */
const verbatim = new Set('iframe noembed noframes script style textarea title xmp'.split(' '));

const tag = /<(?:(\/?)([a-z][^\t\n\f\r />]*)|!--)/gi;

/** Finds what is looked for from further and further on: what was found once is not looked for again. */
const makeFinder = (text: string, find: (from: number) => number): ((from: number) => number) => {
  let known = -1;
  return (from) => {
    if (known < from) {
      const found = find(from);
      known = found < 0 ? text.length : found;
    }
    return known;
  };
};

/**
 * The offsets of the start tags, and of their end tags, that open more than so many elements at once. Tags are counted
 * without regard to what a parser makes of them, so that none that is on the way to be too deep is missed; whatever is
 * between `<` and `>` of a comment or script counts for nothing. Takes a time in proportion to the length.
 */
export const findDeepTags = (html: string, most: number): number[] => {
  const found: number[] = [];
  const open = new Map<string, number>();
  const dropped = new Map<string, number>();
  const ends = new Map<string, (from: number) => number>();
  const findEnd = makeFinder(html, (from) => html.indexOf('>', from));
  const findCommentEnd = makeFinder(html, (from) => html.indexOf('-->', from));
  const toVerbatimEnd = (name: string, from: number): number => {
    const end = new RegExp(`</${name}`, 'gi');
    const find = (at: number): number => {
      end.lastIndex = at;
      return end.exec(html)?.index ?? -1;
    };
    const finder = ends.get(name) ?? makeFinder(html, find);
    ends.set(name, finder);
    return finder(from);
  };
  const take = (counts: Map<string, number>, name: string): boolean => {
    const count = counts.get(name) ?? 0;
    if (count > 0) counts.set(name, count - 1);
    return count > 0;
  };
  let depth = 0;
  tag.lastIndex = 0;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    const [, slash, typed] = match;
    if (typed === undefined) {
      tag.lastIndex = findCommentEnd(match.index + 2);
      continue;
    }
    const name = typed.toLowerCase();
    if (unnested.has(name)) continue;
    if (slash === '/') {
      if (take(dropped, name)) found.push(match.index);
      else if (take(open, name)) depth -= 1;
      continue;
    }
    if (verbatim.has(name)) {
      tag.lastIndex = toVerbatimEnd(name, tag.lastIndex);
      continue;
    }
    const isDrawing = (open.get('svg') ?? 0) + (open.get('math') ?? 0) > 0;
    if (isDrawing && html[findEnd(tag.lastIndex) - 1] === '/') continue;
    const counts = depth < most ? open : dropped;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (depth < most) depth += 1;
    else found.push(match.index);
  }
  return found;
};
