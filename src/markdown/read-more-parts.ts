import { collapse } from './plain-text.ts';
import type { Labels } from './read-more-label.ts';
import type { Line, Link } from './read-more-line.ts';

/** A part of a "Read more" line, before its place and its address are looked at. */
export interface Part {
  readonly text: string;
  readonly link: Link | undefined;
  /** Where its words begin in the body. */
  readonly offset: number;
}

/** Latin, Arabic and fullwidth. */
const separator = /[;؛；]/;

/**
 * Divides what follows the label at semicolons outside links, where links begin and end, and at labels that
 * begin further lines. A title that holds a semicolon comes out in parts: only the graph knows titles.
 */
export const toParts = (line: Line, labels: Labels): Part[] => {
  const { text, links } = line;
  const start = labels.atStart(text) ?? 0;
  const further = labels.atLaterLines(text);
  const parts: Part[] = [];
  let from = start;
  const endPart = (to: number): void => {
    parts.push(...toPart(line, from, to));
    from = to;
  };
  for (let at = start; at < text.length; at++) {
    const label = further.find((each) => each.start === at);
    if (label !== undefined) {
      endPart(at);
      at = from = label.end;
    }
    if (links[at] !== links[at - 1]) endPart(at);
    if (links[at] === undefined && separator.test(text[at] ?? '')) {
      endPart(at);
      from = at + 1;
    }
  }
  endPart(text.length);
  return parts;
};

const toPart = (line: Line, from: number, to: number): Part[] => {
  const link = line.links[from];
  const typed = line.text.slice(from, to);
  // A comma or full stop between links belongs to no title.
  const isAfterLink = link === undefined && line.links[from - 1] !== undefined;
  const isBeforeLink = link === undefined && line.links[to] !== undefined;
  const skipped = (isAfterLink ? /^[\s,.،、，。]*/ : /^\s*/).exec(typed)?.[0].length ?? 0;
  const words = typed.slice(skipped);
  const text = collapse(isBeforeLink ? words.replace(/(?<![\s,،、，])[\s,،、，]+$/, '') : words);
  return text === '' ? [] : [{ text, link, offset: line.offsets[from + skipped] ?? 0 }];
};
