import type { Html, Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { findDeepTags, scanTags } from './html-tags.ts';
import { mostNodes, mostTags, walkDepths } from './nesting.ts';
import { placeAt, placeOf, type Place } from './source.ts';

/** In one sentence, what a text is that has too much of it. */
export const tooDeep =
  'The text could not be read: quotes, lists or HTML stand too deep inside one another.';

/** Where a character of typed HTML stands in the body. */
const placeInHtml = (html: Html, index: number): Place => {
  const start = placeOf(html);
  const { line, column } = placeAt(html.value, index);
  return { line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column };
};

/** Where the first node or tag stands that is too deep in others. */
const findDeep = (tree: Root): Place | undefined => {
  const typed: Html[] = [];
  for (const { node, depth } of walkDepths<Nodes>(tree)) {
    if (depth > mostNodes) return placeOf(node);
    if (node.type === 'html') typed.push(node);
  }
  const html = typed.map(({ value }) => value).join('\n');
  const [deep] = findDeepTags(scanTags(html), mostTags);
  let left = deep?.start ?? Infinity;
  const found = typed.find(({ value }) => {
    if (left <= value.length) return true;
    left -= value.length + 1;
    return false;
  });
  return found && placeInHtml(found, left);
};

/**
 * Gives a text up, at its place, where nodes or typed tags stand so deep in one another that what comes after this
 * would run out of stack.
 *
 * @returns A transform that changes nothing.
 */
export const remarkNesting =
  () =>
  (tree: Root, file: VFile): void => {
    const place = findDeep(tree);
    if (place) file.fail(tooDeep, place);
  };
