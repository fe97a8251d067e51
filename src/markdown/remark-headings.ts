import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from './visit.ts';
import type { VFile } from 'vfile';
import { report } from './notes.ts';
import type { MarkdownMessage } from './rendered-markdown.ts';
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
      const typed = node.depth;
      // Whatever is wrong with it, the page keeps one headline.
      if (typed === 1) node.depth = 2;
      if (!hasWords(node)) {
        report(file, placeOf(node), empty);
        if (parent === undefined || index === undefined || node.children.length > 0) return SKIP;
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      if (typed === 1) report(file, placeOf(node), secondHeadline);
      else if (typed > above + 1) report(file, placeOf(node), skipped(typed, above));
      above = node.depth;
      return SKIP;
    });
  };

const hasWords = (node: Heading): boolean =>
  toString(node, { includeImageAlt: false, includeHtml: false }).trim() !== '';

type Wording = Pick<MarkdownMessage, 'rule' | 'message' | 'hint'>;

const empty: Wording = {
  rule: 'heading/empty',
  message: 'The heading has no words.',
  hint: 'Write them after the number signs, or delete the line.',
};

const secondHeadline: Wording = {
  rule: 'heading/second-headline',
  message: 'A heading with one number sign is a headline, and the page already has one: its title.',
  hint: 'Begin the line with "## "; a line of "=" below the words means the same as one "#".',
};

const skipped = (depth: number, above: number): Wording => ({
  rule: 'heading/skipped',
  message:
    above === 1
      ? `The first heading is of level ${String(depth)}.`
      : `The heading of level ${String(depth)} comes below one of level ${String(above)}: a level is missing between them.`,
  hint: `Begin the line with "${'#'.repeat(above + 1)} ", or put the missing heading before it.`,
});
