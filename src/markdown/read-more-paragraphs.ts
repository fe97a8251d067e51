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
 * Finds the words before a "Read more" line, or where it comes first, those after it; away from the text, those of the
 * notes. Each paragraph is read once, however many such lines there are.
 */
export const contextFinder = (paragraphs: readonly Found[]): ((index: number) => string) => {
  const words = new Map<Found, string>();
  const wordsOf = (found: Found): string => {
    const known =
      words.get(found) ?? (found.isReadMore ? '' : collapse(toWords(found.node, false)));
    words.set(found, known);
    return known;
  };
  const isContext = (found: Found | undefined, isNote: boolean): found is Found =>
    found?.isNote === isNote && wordsOf(found) !== '';
  /** By whether it is of notes: the last such paragraph before the place that was asked for. */
  const last = new Map<boolean, { readonly upTo: number; readonly found: Found | undefined }>();
  const first = new Map<boolean, Found | undefined>();
  return (index) => {
    const isNote = paragraphs[index]?.isNote ?? false;
    const known = last.get(isNote) ?? { upTo: 0, found: undefined };
    let at = index - 1;
    while (at >= known.upTo && !isContext(paragraphs[at], isNote)) at--;
    const before = at >= known.upTo ? paragraphs[at] : known.found;
    last.set(isNote, { upTo: index, found: before });
    if (before) return wordsOf(before);
    // None came before, so the first of all comes after.
    if (!first.has(isNote))
      first.set(
        isNote,
        paragraphs.find((found) => isContext(found, isNote)),
      );
    const after = first.get(isNote);
    return after ? wordsOf(after) : '';
  };
};
