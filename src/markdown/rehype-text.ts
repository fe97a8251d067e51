import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { notesOf } from './notes.ts';
import { toLines } from './plain-text.ts';

/**
 * Notes the `text`: what search engines, summaries and the search for related pieces look at. Comes last, when
 * "Read more" lines and pictures with their captions are markers without words.
 *
 * @returns A transform that changes nothing.
 */
export const rehypeText =
  () =>
  (tree: Root, file: VFile): void => {
    notesOf(file).text = toLines(tree, isFootnoteLabel).join('\n');
  };

const isFootnoteLabel = ({ properties }: Element): boolean => properties.id === 'footnote-label';
