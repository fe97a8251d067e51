import type { Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import type { Problem } from '../records/problem.ts';
import type { ArticleIndex } from './article-index.ts';
import { problemAtKey } from './graph-problem.ts';

/** By article id, every language in which the piece is there, its own included. */
export type Translations = ReadonlyMap<string, ReadonlyMap<Language, Article>>;

const findOriginal = (
  article: Article,
  index: ArticleIndex,
  byId: ReadonlyMap<string, Article>,
): Article | undefined => {
  if (article.translationOf === undefined) return undefined;
  const direct = byId.get(article.translationOf);
  if (direct) return direct;
  const found = index.findByName(article.translationOf, article.language);
  return found && 'article' in found ? found.article : undefined;
};

/** The pieces and their translations, linked in all directions, through translations of translations too. */
export const buildTranslations = (
  articles: readonly Article[],
  published: ReadonlySet<Article>,
  index: ArticleIndex,
): { translations: Translations; problems: readonly Problem[] } => {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const groups = new Map<Article, Set<Article>>(
    articles.map((article) => [article, new Set([article])]),
  );
  const problems: Problem[] = [];
  for (const article of articles) {
    if (article.translationOf === undefined) continue;
    const original = findOriginal(article, index, byId);
    if (!original) {
      const near = index.findNearestTitles(article.translationOf, article.language);
      problems.push(
        problemAtKey(article, 'translationOf', {
          rule: 'translation/unknown',
          message: `There is no article "${article.translationOf}".${near[0] ? ` Did you mean "${near[0]}"?` : ''}`,
          hint: 'Write the id of the original: its language, year and file name, as `en/2023/slug`.',
        }),
      );
      continue;
    }
    if (original.language === article.language) {
      const message = `"${article.translationOf}" is in the same language as this piece.`;
      const hint = 'Name the piece in the other language, or take the line out.';
      problems.push(
        problemAtKey(article, 'translationOf', {
          rule: 'translation/same-language',
          message,
          hint,
        }),
      );
      continue;
    }
    const merged = new Set([...(groups.get(original) ?? []), ...(groups.get(article) ?? [])]);
    for (const member of merged) groups.set(member, merged);
  }
  const translations = new Map(
    [...groups].map(([article, group]) => {
      const members = [...group].filter(
        (member) => published.has(member) && member.language !== article.language,
      );
      return [
        article.id,
        new Map([article, ...members].map((member) => [member.language, member])),
      ] as const;
    }),
  );
  return { translations, problems };
};
