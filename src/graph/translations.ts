import { settings } from '../config.ts';
import type { Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { suggest } from '../records/fold.ts';
import type { Problem } from '../records/problem.ts';
import type { ArticleIndex, Found } from './article-index.ts';
import { problemAtKey } from './graph-problem.ts';

/** By article id, every language in which the piece is there, its own included. */
export type Translations = ReadonlyMap<string, ReadonlyMap<Language, Article>>;

/** By id, else by name among the other languages: a piece and its original may well share a slug or a title. */
const findOriginal = (
  typed: string,
  language: Language,
  index: ArticleIndex,
  byId: ReadonlyMap<string, Article>,
): Found | undefined => {
  const direct = byId.get(typed);
  if (direct) return { article: direct };
  const found = settings.languages
    .filter((other) => other !== language)
    .flatMap((other) => index.findByName(typed, other) ?? []);
  const isElsewhere = (each: Found): boolean =>
    !('article' in each) || each.article.language !== language;
  return found.find(isElsewhere) ?? found[0] ?? index.findByName(typed, language);
};

const findFault = (
  typed: string,
  language: Language,
  found: Found | undefined,
  index: ArticleIndex,
): Pick<Problem, 'rule' | 'message' | 'hint'> | undefined => {
  const hint = 'Write the id of the original: its language, year and file name, as `en/2023/slug`.';
  if (!found && index.isUnreadable(typed, '')) return undefined;
  if (!found) {
    const near = settings.languages
      .filter((other) => other !== language)
      .flatMap((other) => index.findNearestTitles(typed, other).slice(0, 1));
    const message = `There is no article "${typed}".${suggest(near)}`;
    return { rule: 'translation/unknown', message, hint };
  }
  if ('ambiguous' in found) {
    const ids = found.ambiguous.map(({ id }) => id).join(', ');
    return { rule: 'translation/unknown', message: `"${typed}" could be any of: ${ids}.`, hint };
  }
  if (found.article.language !== language) return undefined;
  return {
    rule: 'translation/same-language',
    message: `"${typed}" is in the same language as this piece.`,
    hint: 'Name the piece in the other language, or take the line out.',
  };
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
    const { translationOf: typed, language } = article;
    if (typed === undefined) continue;
    const found = findOriginal(typed, language, index, byId);
    const fault = findFault(typed, language, found, index);
    if (fault) problems.push(problemAtKey(article, 'translationOf', fault));
    if (fault || !found || !('article' in found)) continue;
    const merged = new Set([...(groups.get(found.article) ?? []), ...(groups.get(article) ?? [])]);
    for (const member of merged) groups.set(member, merged);
  }
  const translations = new Map(
    [...groups]
      .filter(([article]) => published.has(article))
      .map(([article, group]) => {
        const others = [...group].filter(
          (member) => published.has(member) && member.language !== article.language,
        );
        return [
          article.id,
          new Map([article, ...others].map((member) => [member.language, member])),
        ] as const;
      }),
  );
  return { translations, problems };
};
