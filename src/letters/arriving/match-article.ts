import { buildArticleIndex } from '../../graph/article-index.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Article } from '../../records/article.ts';

/** Finds the article that somebody means, of all that he said of it: an id, an address, a slug, a title. */
export type MatchArticle = (about: readonly string[], language: Language) => Article | undefined;

export const toMatchArticle = (articles: readonly Article[]): MatchArticle => {
  const index = buildArticleIndex(articles, []);
  const find = (hint: string, language: Language): Article | undefined => {
    const address = URL.parse(hint);
    if (address) return index.findByHref(address.pathname, '');
    const found = index.findByName(hint, language);
    return found && 'article' in found ? found.article : undefined;
  };
  return (about, language) => {
    for (const hint of about) {
      const article = hint.trim() === '' ? undefined : find(hint.trim(), language);
      if (article) return article;
    }
    return undefined;
  };
};
