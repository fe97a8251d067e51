import type { FootnoteDefinition, Nodes, Root, Text } from 'mdast';
import { SKIP, visit } from './visit.ts';
import type { VFile } from 'vfile';
import { report } from './notes.ts';
import { placeAt, placeOf, sourceOffsets } from './source.ts';

/**
 * Pairs footnotes with the signs that call them. Markdown drops a note that nothing calls, and shows the sign
 * of a missing one as it was typed, both without a word.
 *
 * @returns A transform that takes notes that will not be shown out of the tree, so that nothing in them counts
 *   as published, and reports `footnote/unused` and `footnote/missing`.
 */
export const remarkFootnotes =
  () =>
  (tree: Root, file: VFile): void => {
    const notes = new Map<string, FootnoteDefinition>();
    visit(tree, 'footnoteDefinition', (node) => {
      if (!notes.has(node.identifier)) notes.set(node.identifier, node);
    });
    const shown = findShown(tree, notes);
    visit(tree, (node, index, parent) => {
      if (node.type === 'text') reportMissing(node, file);
      if (node.type !== 'footnoteDefinition' || shown.has(node)) return;
      reportUnused(node, notes.get(node.identifier) !== node, file);
      if (parent === undefined || index === undefined) return;
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
  };

/** The notes that the text calls, and those that these call. */
const findShown = (
  tree: Root,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): ReadonlySet<FootnoteDefinition> => {
  const shown = new Set<FootnoteDefinition>();
  const follow = (from: Nodes): void => {
    visit(from, (node) => {
      if (node.type === 'footnoteDefinition' && node !== from) return SKIP;
      const note = node.type === 'footnoteReference' ? notes.get(node.identifier) : undefined;
      if (note === undefined || shown.has(note)) return;
      shown.add(note);
      follow(note);
      return;
    });
  };
  follow(tree);
  return shown;
};

const reportUnused = (node: FootnoteDefinition, isSecond: boolean, file: VFile): void => {
  const sign = `[^${node.label ?? node.identifier}]`;
  report(file, placeOf(node), {
    rule: 'footnote/unused',
    message: isSecond
      ? `There are two notes ${sign}; the second is not shown.`
      : `No place in the text calls the note ${sign}, so it is not shown.`,
    hint: isSecond
      ? 'Give it a name of its own.'
      : `Write ${sign} where the note belongs, or delete the note.`,
  });
};

const reportMissing = (node: Text, file: VFile): void => {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined || !node.value.includes('[^'))
    return;
  const source = String(file);
  const offsets = sourceOffsets(source, start.offset, end.offset, node.value);
  for (const { 0: sign, index } of node.value.matchAll(/\[\^[^\][\s]+\]/g)) {
    const offset = offsets[index] ?? start.offset;
    // An escaped bracket is meant to be seen.
    if (source[offset] !== '[') continue;
    report(file, placeAt(source, offset), {
      rule: 'footnote/missing',
      message: `There is no note ${sign}, so readers see the sign itself.`,
      hint: `Write the note in a paragraph of its own: "${sign}: …". If you mean the brackets, write \\${sign}.`,
    });
  }
};
