import { buildRelated } from '../graph/related.ts';
import { buildTermVectors, type TermVector } from '../graph/term-vectors.ts';
import type { Article } from '../records/article.ts';

/** An article beside another, and how near the two are in what they are about: above 0, 1 at most. */
export interface Near {
  readonly article: Article;
  readonly nearness: number;
}

const cosine = (a: ReadonlyMap<number, number>, { terms, weights }: TermVector): number =>
  terms.reduce((sum, term, i) => sum + (a.get(term) ?? 0) * (weights[i] ?? 0), 0);

/** How many neighbours of a piece are looked at. */
const most = 12;

/** For each article, by id, the pieces of its language nearest to it, nearest first, whatever links them. */
export const buildNearest = (articles: readonly Article[]): ReadonlyMap<string, readonly Near[]> =>
  new Map(
    [...Map.groupBy(articles, ({ language }) => language).values()].flatMap((own) => {
      const vectors = new Map(buildTermVectors(own).map((vector, i) => [own[i], vector]));
      const related = buildRelated(own, new Map(), most);
      return own.map((article): [string, readonly Near[]] => {
        const vector = vectors.get(article);
        const weights = new Map(
          Array.from(vector?.terms ?? [], (term, i) => [term, vector?.weights[i] ?? 0]),
        );
        const near = (related.get(article.id) ?? []).map((other) => {
          const otherVector = vectors.get(other);
          return { article: other, nearness: otherVector ? cosine(weights, otherVector) : 0 };
        });
        return [article.id, near.sort((a, b) => b.nearness - a.nearness)];
      });
    }),
  );
