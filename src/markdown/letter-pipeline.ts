import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { languagePack, type Language } from '../i18n/languages.ts';
import { parsePlainLetter } from './plain-letter.ts';
import { rehypeLetterLinks } from './rehype-letter-links.ts';
import { rehypeLinks } from './rehype-links.ts';
import { rehypeText } from './rehype-text.ts';
import { rehypeTypographic } from './rehype-typographic.ts';
import { remarkCharacters } from './remark-characters.ts';
import { remarkLetter } from './remark-letter.ts';
import { remarkLimits } from './remark-limits.ts';
import { remarkNesting } from './remark-nesting.ts';

/** How a letter to the editor becomes HTML in the site: as its writer typed it. */
export const letterProcessor = () =>
  unified()
    .use(parsePlainLetter)
    .use(remarkCharacters)
    .use(remarkRehype)
    .use(rehypeLinks)
    .use(rehypeLetterLinks)
    .use(rehypeText)
    .use(rehypeStringify)
    .freeze();

/** How what editors answer, and the comments of an old site, become HTML: with the little Markdown that a letter needs. */
export const letterMarkdownProcessor = (language: Language) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkLimits)
    .use(remarkLetter)
    .use(remarkNesting)
    .use(remarkCharacters)
    .use(remarkRehype)
    .use(rehypeTypographic, { quotes: languagePack(language).quotes })
    .use(rehypeLinks)
    .use(rehypeLetterLinks)
    .use(rehypeText)
    .use(rehypeStringify)
    .freeze();
