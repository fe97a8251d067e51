import type { Paragraph, Root } from 'mdast';
import { SKIP, visit } from './visit.ts';
import { collapse } from './plain-text.ts';
import type { Labels } from './read-more-label.ts';
import { toWords } from './read-more-line.ts';

/** A paragraph, with what its beginning tells. */
export interface Found {
  readonly node: Paragraph;
  /** Whether it stands in a footnote, away from the text. */
  readonly isNote: boolean;
  /** Whether it begins with a label. */
  readonly isReadMore: boolean;
  /** Whether a later line of it begins with a label. */
  readonly isWithin: boolean;
  /** Removes it from the text. */
  readonly takeOut: () => void;
}

/** All paragraphs, those of lists and quotes included. */
export const findParagraphs = (tree: Root, labels: Labels): Found[] => {
  const found: Found[] = [];
  const notes = new Set<Paragraph>();
  visit(tree, 'footnoteDefinition', (note) => {
    visit(note, 'paragraph', (node) => void notes.add(node));
  });
  visit(tree, 'paragraph', (node, _index, parent) => {
    const words = toWords(node);
    const isReadMore = labels.atStart(words) !== undefined;
    const isWithin = labels.atLaterLines(words).length > 0;
    const takeOut = (): void => void parent?.children.splice(parent.children.indexOf(node), 1);
    found.push({ node, isNote: notes.has(node), isReadMore, isWithin, takeOut });
    return SKIP;
  });
  return found;
};

/**
 * For each paragraph the words before it, or where there are none, the first ones after it: those of the text, or for a
 * paragraph of a note those of the notes. "Read more" lines are no such words.
 */
export const findContexts = (paragraphs: readonly Found[]): readonly string[] => {
  const all = paragraphs.map(({ node, isNote, isReadMore }) => ({
    isNote,
    words: isReadMore ? '' : collapse(toWords(node, false)),
  }));
  const first = new Map<boolean, string>();
  for (const { isNote, words } of all)
    if (words !== '' && !first.has(isNote)) first.set(isNote, words);
  const last = new Map<boolean, string>();
  return all.map(({ isNote, words }) => {
    const context = last.get(isNote) ?? first.get(isNote) ?? '';
    if (words !== '') last.set(isNote, words);
    return context;
  });
};
