import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/**
 * Old Markdown as HTML, with whatever HTML was in it: none of it is safe. It goes the way of all HTML from there, so
 * that the same holds of it.
 */
export const toHtml = (markdown: string): string =>
  String(processor.processSync(markdown)).replace(
    /<h2[^>]*id="footnote-label"[^>]*>[^<]*<\/h2>/,
    '',
  );
