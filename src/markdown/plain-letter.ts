import type { BlockContent, Paragraph, PhrasingContent, Root } from 'mdast';
import type { Plugin } from 'unified';
import { linkAddresses } from './remark-addresses.ts';

/** Quotes within quotes beyond this show their signs: nobody follows who said what. */
const deepest = 5;

const isQuoted = (line: string): boolean => line.startsWith('>');

/** HTML shows one blank of many, and none at the start of a line. */
const keepBlanks = (line: string): string =>
  line.replace(/^[ \t]+|(?<= ) +/g, (blanks) => '\u00A0'.repeat(blanks.length));

const toParagraph = (lines: readonly string[]): Paragraph => ({
  type: 'paragraph',
  children: lines.flatMap((line, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    ...linkAddresses(keepBlanks(line)),
  ]),
});

const toBlocks = (lines: readonly string[], depth: number): BlockContent[] => {
  const blocks: BlockContent[] = [];
  let at = 0;
  const take = (belongs: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && belongs(lines[at] ?? '')) at++;
    return lines.slice(from, at);
  };
  const mayQuote = depth < deepest;
  while (at < lines.length) {
    take((line) => line.trim() === '');
    const quoted = mayQuote ? take(isQuoted) : [];
    if (quoted.length > 0) {
      const inside = quoted.map((line) => line.replace(/^> ?/, ''));
      blocks.push({ type: 'blockquote', children: toBlocks(inside, depth + 1) });
    }
    const words = take((line) => line.trim() !== '' && !(mayQuote && isQuoted(line)));
    if (words.length > 0) blocks.push(toParagraph(words));
  }
  return blocks;
};

/**
 * Parses a letter as its writer typed it: a line is a line, an empty line parts paragraphs, lines that begin with `>`
 * are a quote, and web addresses are links. No other sign means anything.
 */
export const parsePlainLetter: Plugin<[], string, Root> = function () {
  this.parser = (text) => ({ type: 'root', children: toBlocks(text.split('\n'), 0) });
};
