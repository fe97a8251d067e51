import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Language } from '../i18n/languages.ts';
import { letterPlugins } from './letter-plugins.ts';
import { remarkLimits } from './remark-limits.ts';

/** How a letter to the editor becomes HTML in the site. */
export const letterProcessor = (language: Language) => {
  const { remark, rehype } = letterPlugins(language);
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkLimits)
    .use(remark)
    .use(remarkRehype)
    .use(rehype)
    .use(rehypeStringify)
    .freeze();
};
