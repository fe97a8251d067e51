import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from '../../markdown/visit.ts';
import type { Losses } from '../losses.ts';
import { parseMarkdown } from '../parse-markdown.ts';

const processor = unified()
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/**
 * Old Markdown as HTML, with whatever HTML was in it: none of it is safe. It goes the way of all HTML from there, so
 * that the same holds of it.
 */
export const toHtml = (markdown: string, losses: Losses): string => {
  const { tree, loss } = parseMarkdown(markdown);
  if (loss !== undefined) losses.add(loss);
  const html = processor.runSync(tree);
  // The heading of the footnotes is the library's own, and stands above them.
  visit(html, { tagName: 'section' }, (section) => {
    if (section.properties['dataFootnotes'] === true) section.children.shift();
  });
  return processor.stringify(html);
};
