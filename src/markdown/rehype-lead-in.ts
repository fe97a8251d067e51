import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from './visit.ts';
import { splitInline } from './split-inline.ts';

/** A desk's name, or a place and an agency; longer beginnings are sentences. */
const mostWords = 8;

/** No name of so few words is longer, and a search through a whole paragraph would be slow. */
const mostCharacters = 200;

/** White space, and a dash with white space behind it. */
const dash = /(?<!\s)\s+(?:[–—―-]|--)\s/u;

/** Full stops end a sentence unless they end an abbreviation: "U.S.", "St." */
const sentencePunctuation = /[!?:;…؟؛:。]|(?<=\p{L}{4})\.(?=\s|$)/u;

/**
 * Wraps what looks like the desk or place at the start of the first paragraph in `<tl-lead-in>`:
 * "Caucasus Desk – Representatives met". Whether it is one, the byline decides later.
 *
 * @returns A transform.
 */
export const rehypeLeadIn =
  () =>
  (tree: Root): void => {
    const first = tree.children.find((node) => node.type === 'element' && node.tagName === 'p');
    if (first?.type !== 'element') return;
    const text = toString(first);
    const start = text.length - text.trimStart().length;
    const beginning = text.slice(start, mostCharacters);
    const leadIn = beginning.slice(0, dash.exec(beginning)?.index ?? 0);
    if (leadIn === '' || !isLeadIn(leadIn)) return;
    const { before, after } = splitInline(first.children, start + leadIn.length);
    if (before.some(holdsMore)) return;
    first.children = [
      { type: 'element', tagName: 'tl-lead-in', properties: {}, children: before },
      ...after,
    ];
  };

const isLeadIn = (text: string): boolean =>
  !/^[–—―-]/u.test(text) &&
  text.trim().split(/\s+/).length <= mostWords &&
  !sentencePunctuation.test(text);

/** A name holds no picture, line break or footnote. */
const holdsMore = (node: ElementContent): boolean => {
  let found = false;
  visit(node, 'element', ({ tagName }: Element) => {
    found ||= ['br', 'code', 'sup', 'tl-image'].includes(tagName);
  });
  return found;
};
