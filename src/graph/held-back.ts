import { settings } from '../config.ts';
import { formatDate } from '../i18n/dates.ts';
import type { Article } from '../records/article.ts';
import { compareText } from '../records/compare-text.ts';

/** Whether an article is out at an instant: no draft, and its time has come. `now` is in milliseconds since 1970. */
export const isPublished = (article: Article, now: number): boolean =>
  !article.draft && Date.parse(article.published) <= now;

/**
 * Whether `target` will be out whenever `source` is: a piece that is itself held back may cite one that comes
 * out before it. A draft may cite anything: nobody sees it.
 */
export const isOutFor = (source: Article | undefined, target: Article, now: number): boolean => {
  if (source?.draft) return true;
  const reading = Math.max(now, source ? Date.parse(source.published) : now);
  return isPublished(target, reading);
};

/** Why readers cannot open a piece yet, to stand after its name. */
export const whyHeld = ({ draft, published }: Article): string =>
  draft
    ? 'is a draft'
    : `is held back until ${formatDate(published, 'en', settings.timeZone).full}`;

/** The order of lists: newest first; at the same instant by id, so that it is the same on every machine. */
export const newestFirst = (a: Article, b: Article): number =>
  compareText(b.published, a.published) || compareText(a.id, b.id);

export const oldestFirst = (a: Article, b: Article): number => -newestFirst(a, b);
