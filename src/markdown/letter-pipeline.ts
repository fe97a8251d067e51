import { unified, type RehypePlugins, type RemarkPlugins } from '@astrojs/markdown-remark';
import type { Language } from '../i18n/languages.ts';
import { letterPlugins } from './letter-plugins.ts';

/** How a letter to the editor becomes HTML in the site. */
export const letterProcessor = (language: Language) => {
  const { remark, rehype } = letterPlugins(language);
  return unified({
    gfm: true,
    smartypants: false,
    remarkPlugins: remark as RemarkPlugins,
    rehypePlugins: rehype as RehypePlugins,
  });
};
