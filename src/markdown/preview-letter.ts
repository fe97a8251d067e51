import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Language } from '../i18n/languages.ts';
import { letterPlugins } from './letter-plugins.ts';

/**
 * A letter as it will be read, as HTML that is safe whatever was typed. The same steps as in the site, without Astro's
 * own machinery around them, which does not run where the service for letters has to.
 */
export const previewLetter = async (text: string, language: Language): Promise<string> => {
  const { remark, rehype } = letterPlugins(language);
  const file = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remark)
    .use(remarkRehype)
    .use(rehype)
    .use(rehypeStringify)
    .process(text);
  return String(file);
};
