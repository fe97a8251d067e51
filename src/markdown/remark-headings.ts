import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from './notes.ts';
import { placeOf } from './source.ts';

/**
 * Holds headings to an outline below the page's headline: the first is `##`, none skips a level, none is empty.
 *
 * @returns A transform that makes a `#` heading a `##` heading, drops headings without any content, and
 *   reports `heading/second-headline`, `heading/skipped` and `heading/empty`.
 */
export const remarkHeadings =
  () =>
  (tree: Root, file: VFile): void => {
    let above = 1;
    visit(tree, 'heading', (node, index, parent) => {
      const place = placeOf(node);
      if (!hasWords(node)) {
        report(file, place, {
          rule: 'heading/empty',
          message: 'The heading has no words.',
          hint: 'Write them after the number signs, or delete the line.',
        });
        if (parent === undefined || index === undefined || node.children.length > 0) return;
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      if (node.depth === 1) {
        node.depth = 2;
        report(file, place, {
          rule: 'heading/second-headline',
          message:
            'A heading with one number sign is a headline, and the page already has one: its title.',
          hint: 'Begin the line with "## "; a line of "=" below the words means the same as one "#".',
        });
      } else if (node.depth > above + 1) {
        report(file, place, skipped(node, above));
      }
      above = node.depth;
      return SKIP;
    });
  };

const hasWords = (node: Heading): boolean =>
  toString(node, { includeImageAlt: false, includeHtml: false }).trim() !== '';

const skipped = (
  { depth }: Heading,
  above: number,
): { rule: string; message: string; hint: string } => ({
  rule: 'heading/skipped',
  message:
    above === 1
      ? `The first heading is of level ${String(depth)}.`
      : `The heading of level ${String(depth)} comes below one of level ${String(above)}: a level is missing between them.`,
  hint: `Begin the line with "${'#'.repeat(above + 1)} ", or put the missing heading before it.`,
});
