import type { LettersSetting } from '../config.ts';
import type { Article } from '../records/article.ts';

/** Why an article takes no letters: nobody does; by its own front matter; or it has been out for long. */
export type LettersClosed = 'everywhere' | 'here' | 'after';

const dayMs = 86_400_000;

/** By id, the articles that take no letters at `now`, in milliseconds since 1970, and why. */
export const buildLettersClosed = (
  articles: readonly Article[],
  { via, closeAfterDays = Infinity }: LettersSetting,
  now: number,
): ReadonlyMap<string, LettersClosed> =>
  new Map(
    articles.flatMap(({ id, letters, published }): [string, LettersClosed][] => {
      if (via === 'none') return [[id, 'everywhere']];
      if (letters === 'closed') return [[id, 'here']];
      return Date.parse(published) + closeAfterDays * dayMs <= now ? [[id, 'after']] : [];
    }),
  );
