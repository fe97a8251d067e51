import type { PluggableList } from 'unified';
import { languagePack, type Language } from '../i18n/languages.ts';
import { rehypeLetterLinks } from './rehype-letter-links.ts';
import { rehypeLinks } from './rehype-links.ts';
import { rehypeText } from './rehype-text.ts';
import { rehypeTypographic } from './rehype-typographic.ts';
import { remarkCharacters } from './remark-characters.ts';
import { remarkLetter } from './remark-letter.ts';

/** How a letter to the editor becomes HTML, in order: as little as that takes, whoever wrote it. */
export const letterPlugins = (
  language: Language,
): { readonly remark: PluggableList; readonly rehype: PluggableList } => ({
  remark: [remarkLetter, remarkCharacters],
  rehype: [
    [rehypeTypographic, { quotes: languagePack(language).quotes }],
    rehypeLinks,
    rehypeLetterLinks,
    rehypeText,
  ],
});
