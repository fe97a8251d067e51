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

/** Does the work when its result is first asked for: the checker and the search have no use for it. */
export const relateLate: Relate = (articles, linked) => () => relateAll(articles, linked);
