import { settings } from '../config.ts';
import type { Article } from '../records/article.ts';
import { buildRelated, type Relatable } from './related.ts';

/** By article id, the pieces nearest to it, nearest first. */
export type Related = ReadonlyMap<string, readonly Article[]>;

/**
 * Takes all articles, and by article id the ids that its page links already; the answer gives what is related, whenever
 * it is asked for.
 */
export type Relate = (
  articles: readonly Article[],
  linked: ReadonlyMap<string, ReadonlySet<string>>,
) => () => Related;

/** Relates the pieces of each language. */
export const relateAll = <Piece extends Relatable & { readonly language: string }>(
  articles: readonly Piece[],
  linked: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly Piece[]> =>
  new Map(
    settings.languages.flatMap((language) => [
      ...buildRelated(
        articles.filter((article) => article.language === language),
        linked,
        settings.relatedCount,
      ),
    ]),
  );

/** By article id, the ids of the pieces nearest to it: what is related as plain data. */
export type RelatedIds = ReadonlyMap<string, readonly string[]>;

export const toRelatedIds = (
  related: ReadonlyMap<string, readonly { readonly id: string }[]>,
): RelatedIds => new Map([...related].map(([id, near]) => [id, near.map((piece) => piece.id)]));

/** What is not among the articles is left out. */
export const toRelated = (articles: readonly Article[], ids: RelatedIds): Related => {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return new Map([...ids].map(([id, near]) => [id, near.flatMap((each) => byId.get(each) ?? [])]));
};

/** Fewer articles than these are related sooner than a program beside has started. */
export const manyArticles = 1000;

/** Does the work when its result is first asked for: the checker and the search have no use for it. */
export const relateLate: Relate = (articles, linked) => () => relateAll(articles, linked);
