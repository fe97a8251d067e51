import { languagePack } from './languages.ts';
import { once } from './once.ts';

/** Lists as a language writes them: `A, B and C`. */
export const listFormat = once(
  (language) => new Intl.ListFormat(languagePack(language).openGraphLocale.replace('_', '-')),
);
