import type { Article, Kind } from '../records/article.ts';
import type { LaterPiece } from './written-later.ts';

/** Pieces that tell how things stand on their day. Explainers and opinions keep their worth when the news moves. */
const ages: ReadonlySet<Kind> = new Set(['report', 'analysis', 'brief']);

/** Pieces that can tell a reader how the story stands now: neither a view of it nor a few lines. */
const tells: ReadonlySet<Kind> = new Set(['report', 'analysis', 'explainer']);

/** What follows sooner is the same news, and the thread leads to it. In milliseconds: thirty days. */
const soonest = 30 * 24 * 60 * 60 * 1000;

/**
 * For each article whose story has gone on, the piece that readers should know of before they read: the newest
 * of the same thread and language that cites it, comes out at least thirty days later, and tells the story.
 * It says nothing of an error: whoever corrects a piece writes `updated`.
 */
export const buildGoneOn = (
  articles: readonly Article[],
  writtenLater: ReadonlyMap<string, readonly LaterPiece[]>,
): ReadonlyMap<string, Article> =>
  new Map(
    articles.flatMap((article): [string, Article][] => {
      if (article.thread === undefined || !ages.has(article.kind)) return [];
      const newest = writtenLater
        .get(article.id)
        ?.map((later) => later.article)
        .findLast(
          (later) =>
            later.thread === article.thread &&
            tells.has(later.kind) &&
            Date.parse(later.published) - Date.parse(article.published) >= soonest,
        );
      return newest ? [[article.id, newest]] : [];
    }),
  );
