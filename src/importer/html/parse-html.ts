import type { Parents, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { findDeepTags, scanTags } from '../../markdown/html-tags.ts';
import { mostTags } from '../../markdown/nesting.ts';
import { visit } from '../../markdown/visit.ts';
import { isBlank, isBlockName, isInline } from './tree.ts';

/** The parser compares each attribute of a tag with all others: one with more was made to keep it busy. */
const mostAttributes = 500;

/** Each line of a quote or list is written with the signs of all that it stands in: many levels make much of little. */
const [containers, mostContainers] = [new Set(['blockquote', 'ol', 'ul', 'dl']), 20];

/** What to say of HTML that was cut. */
export const tooDeep = 'the markup stands too deep inside itself: what is deepest lost its tags';

/** The same words with less markup, where the parser would take too long or too deep a tree would come of it. */
const cut = (html: string): string => {
  const tags = [...scanTags(html)];
  const deep = new Set([
    ...findDeepTags(tags, mostTags),
    ...findDeepTags(
      tags.filter(({ name }) => containers.has(name)),
      mostContainers,
    ),
  ]);
  const parts: string[] = [];
  let from = 0;
  for (const tag of tags) {
    const isFlood = tag.attributes > mostAttributes;
    if (!isFlood && !deep.has(tag)) continue;
    parts.push(html.slice(from, tag.start));
    if (!deep.has(tag)) parts.push(html.slice(tag.start, tag.nameEnd), '>');
    else if (isBlockName(tag.name)) parts.push(' ');
    from = tag.end;
  }
  return from === 0 ? html : parts.join('') + html.slice(from);
};

/**
 * HTML of any origin as a tree that is at most so deep that all that goes through it may call itself for each level.
 *
 * @param fragment Whether it is what a page holds, rather than a whole page.
 * @returns Whether markup was left out for that.
 */
export const parseHtml = (
  html: string,
  fragment = true,
): { readonly tree: Root; readonly isCut: boolean } => {
  const bounded = cut(html);
  const tree = fromHtml(bounded, { fragment });
  // Nobody asks where an element stood, and the tree is copied several times.
  visit(tree, (node) => {
    delete node.position;
  });
  return { tree, isCut: bounded !== html };
};

/** Elements that show something though they hold no words. */
const shown = new Set('br img input tl-note-call wbr'.split(' '));

/**
 * Takes out of a sanitized tree what shows nothing: elements in a line without words, whose white space stays, and
 * borders between texts. What comes next looks behind each of them for words, again and again.
 */
export const prune = (parent: Parents): void => {
  const children: RootContent[] = [];
  const add = (child: RootContent): void => {
    const last = children.at(-1);
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else children.push(child);
  };
  for (const child of parent.children) {
    if (child.type === 'element') prune(child);
    const isEmpty =
      child.type === 'element' &&
      isInline(child) &&
      !shown.has(child.tagName) &&
      child.children.every(isBlank);
    if (isEmpty) child.children.forEach(add);
    else add(child);
  }
  parent.children = children;
};
