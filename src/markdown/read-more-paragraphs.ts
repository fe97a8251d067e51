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

/** The words before a "Read more" line, or where it comes first, those after it. */
export const findContext = (paragraphs: readonly Found[], index: number): string => {
  const { isNote } = paragraphs[index] ?? { isNote: false };
  const context = ({ node, ...found }: Found): string =>
    found.isReadMore || found.isNote !== isNote ? '' : collapse(toWords(node, false));
  const before = paragraphs.slice(0, index).findLast((found) => context(found) !== '');
  const found = before ?? paragraphs.find((after) => context(after) !== '');
  return found === undefined ? '' : context(found);
};
