import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { languagePack, languages, type Language } from '../i18n/languages.ts';
import { footnoteOptions, rehypeFootnoteSigns } from './footnotes.ts';
import { rehypeAllowedHtml, rehypeAsBrowsersRead } from './rehype-allowed-html.ts';
import { rehypeCode } from './rehype-code.ts';
import { rehypeHeadings } from './rehype-headings.ts';
import { rehypeImages } from './rehype-images.ts';
import { rehypeLeadIn } from './rehype-lead-in.ts';
import { rehypeLinks } from './rehype-links.ts';
import { rehypeQuotes } from './rehype-quotes.ts';
import { rehypeTables } from './rehype-tables.ts';
import { rehypeTasks } from './rehype-tasks.ts';
import { rehypeText } from './rehype-text.ts';
import { rehypeTypographic } from './rehype-typographic.ts';
import { remarkAddresses } from './remark-addresses.ts';
import { remarkCharacters } from './remark-characters.ts';
import { remarkEmphasis } from './remark-emphasis.ts';
import { remarkFootnotes } from './remark-footnotes.ts';
import { remarkHeadings } from './remark-headings.ts';
import { remarkLimits } from './remark-limits.ts';
import { remarkNesting } from './remark-nesting.ts';
import { remarkReadMore } from './remark-read-more.ts';
import { remarkUnreadMarkup } from './remark-unread-markup.ts';

/** Whatever may begin a table, a strike-through, a footnote, a task, or an address that is a link by itself. */
const extended = /[|~@]|:-|-:|\[(?:\^|[ \t\nx]\])|www\.|https?:/i;

/**
 * Whether a text may hold anything of GitHub's extensions to Markdown. They double the time that parsing takes, and
 * most texts of a newsroom have none of them: these are parsed without, to the same result.
 */
export const isExtended = (body: string): boolean => extended.test(body);

/**
 * How Markdown becomes HTML, in order. `gfm`: with GitHub's extensions.
 * The order matters: a "Read more" line takes the signs of its footnotes with it, typed HTML must be safe before
 * anybody looks at it, links in captions are not links of the text, and the text is read when all that is no text
 * has become a marker.
 */
export const markdownProcessor = (language: Language, gfm: boolean) => {
  const pack = languagePack(language);
  const packs = Object.values(languages);
  return unified()
    .use(remarkParse)
    .use(gfm ? [[remarkGfm, { singleTilde: false }]] : [])
    .use(remarkEmphasis)
    .use(remarkNesting)
    .use(remarkAddresses)
    .use(remarkLimits)
    .use(remarkCharacters)
    .use(remarkUnreadMarkup)
    .use(remarkHeadings)
    .use(remarkReadMore, { labels: packs.flatMap(({ readMoreLabels }) => readMoreLabels) })
    .use(remarkFootnotes)
    .use(remarkRehype, { allowDangerousHtml: true, ...footnoteOptions(pack) })
    .use(rehypeAllowedHtml)
    .use(rehypeTypographic, { quotes: pack.quotes })
    .use(rehypeHeadings)
    .use(rehypeImages, { creditLabels: packs.flatMap(({ creditLabels }) => creditLabels) })
    .use(rehypeQuotes)
    .use(rehypeLinks)
    .use(rehypeLeadIn)
    .use(rehypeCode, { direction: pack.direction })
    .use(rehypeTables, { label: pack.strings.tableScroll })
    .use(rehypeTasks, { done: pack.strings.taskDone, open: pack.strings.taskOpen })
    .use(rehypeFootnoteSigns, { tag: pack.tag })
    .use(rehypeText)
    .use(rehypeAsBrowsersRead)
    .use(rehypeStringify)
    .freeze();
};
