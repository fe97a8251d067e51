import type { Article } from '../records/article.ts';
import { oldestFirst } from './held-back.ts';
import type { Citation } from './mentions.ts';

/** A later piece that cites an article, with the very paragraph that does. */
export interface LaterPiece {
  readonly article: Article;
  readonly paragraph: string;
}

/**
 * For each article, the later pieces that cite it, oldest first: the order in which the story went on.
 * Only pieces of the same language: its readers can follow those.
 */
export const buildWrittenLater = (
  citations: ReadonlyMap<Article, readonly Citation[]>,
): ReadonlyMap<string, readonly LaterPiece[]> => {
  const later = new Map<string, LaterPiece[]>();
  for (const [article, cited] of citations) {
    for (const { target, paragraph } of cited) {
      if (article.language !== target.language || article.published <= target.published) continue;
      const pieces = later.get(target.id);
      if (pieces) pieces.push({ article, paragraph });
      else later.set(target.id, [{ article, paragraph }]);
    }
  }
  for (const pieces of later.values()) pieces.sort((a, b) => oldestFirst(a.article, b.article));
  return later;
};
