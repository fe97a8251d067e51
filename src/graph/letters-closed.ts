import { settings, type LettersSetting } from '../config.ts';
import type { Instant } from '../i18n/dates.ts';
import type { Article } from '../records/article.ts';

/** Why an article takes no letters: nobody does; by its own front matter; or it has been out for long. */
export type LettersClosed = 'everywhere' | 'here' | 'after';

/** Whether the publication takes letters at all. Where it does not, nothing of the site speaks of them but their texts. */
export const takesLetters = (): boolean => settings.letters.via !== 'none';

const dayMs = 86_400_000;

/** When an article stops taking letters because it has been out for long; undefined where it never does. */
export const lettersCloseAt = (
  { published }: Pick<Article, 'published'>,
  { closeAfterDays }: LettersSetting,
): Instant | undefined =>
  closeAfterDays === undefined
    ? undefined
    : new Date(Date.parse(published) + closeAfterDays * dayMs).toISOString();

/** By id, the articles that take no letters at `now`, in milliseconds since 1970, and why. */
export const buildLettersClosed = (
  articles: readonly Article[],
  setting: LettersSetting,
  now: number,
): ReadonlyMap<string, LettersClosed> =>
  new Map(
    articles.flatMap((article): [string, LettersClosed][] => {
      if (setting.via === 'none') return [[article.id, 'everywhere']];
      if (article.letters === 'closed') return [[article.id, 'here']];
      const closes = lettersCloseAt(article, setting);
      return closes !== undefined && Date.parse(closes) <= now ? [[article.id, 'after']] : [];
    }),
  );
