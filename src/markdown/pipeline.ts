import { unified } from '@astrojs/markdown-remark';
import { languagePack, languages, type Language } from '../i18n/languages.ts';
import { footnoteOptions, rehypeFootnoteNumbers } from './footnotes.ts';
import { rehypeAllowedHtml } from './rehype-allowed-html.ts';
import { rehypeHeadings } from './rehype-headings.ts';
import { rehypeImages } from './rehype-images.ts';
import { rehypeLeadIn } from './rehype-lead-in.ts';
import { rehypeLinks } from './rehype-links.ts';
import { rehypeQuotes } from './rehype-quotes.ts';
import { rehypeTables } from './rehype-tables.ts';
import { rehypeTasks } from './rehype-tasks.ts';
import { rehypeText } from './rehype-text.ts';
import { rehypeTypographic } from './rehype-typographic.ts';
import { remarkCharacters } from './remark-characters.ts';
import { remarkFootnotes } from './remark-footnotes.ts';
import { remarkHeadings } from './remark-headings.ts';
import { remarkReadMore } from './remark-read-more.ts';

/**
 * How Markdown becomes HTML, in order; also what Astro itself is given as `markdown.processor`.
 * The order matters: a "Read more" line takes the signs of its footnotes with it, typed HTML must be safe before
 * anybody looks at it, links in captions are not links of the text, and the text is read when all that is no text
 * has become a marker.
 */
export const markdownProcessor = (language: Language) => {
  const pack = languagePack(language);
  const packs = Object.values(languages);
  return unified({
    gfm: true,
    // rehypeTypographic knows the marks of each language, and costs a hundredth of it.
    smartypants: false,
    remarkPlugins: [
      remarkCharacters,
      remarkHeadings,
      [remarkReadMore, { labels: packs.flatMap(({ readMoreLabels }) => readMoreLabels) }],
      remarkFootnotes,
    ],
    remarkRehype: footnoteOptions(pack),
    rehypePlugins: [
      rehypeAllowedHtml,
      [rehypeTypographic, { quotes: pack.quotes }],
      rehypeHeadings,
      [rehypeImages, { creditLabels: packs.flatMap(({ creditLabels }) => creditLabels) }],
      rehypeQuotes,
      rehypeLinks,
      rehypeLeadIn,
      [rehypeTables, { label: pack.strings.tableScroll }],
      [rehypeTasks, { done: pack.strings.taskDone, open: pack.strings.taskOpen }],
      [rehypeFootnoteNumbers, { tag: pack.tag }],
      rehypeText,
    ],
  });
};
