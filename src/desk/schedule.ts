import { settings, type LettersSetting } from '../config.ts';
import { formatDate } from '../i18n/dates.ts';
import type { Article } from '../records/article.ts';
import { compareText } from '../records/compare-text.ts';
import type { DeskList } from './desk-list.ts';

const dayMs = 24 * 60 * 60 * 1000;

const toDay = (instant: string): string => formatDate(instant, 'en', settings.timeZone).full;

/** What waits for its time, soonest first. `now` is in milliseconds since 1970. */
export const listScheduled = (articles: readonly Article[], now: number): DeskList => ({
  id: 'scheduled',
  title: 'Scheduled',
  about: 'These come out by themselves, with the first build after their time.',
  entries: articles
    .filter(({ draft, published }) => !draft && Date.parse(published) > now)
    .sort((a, b) => compareText(a.published, b.published))
    .map(({ file, language, title, published }) => ({
      file,
      language,
      title,
      note: toDay(published),
    })),
});

/** What is not finished, oldest first. */
export const listDrafts = (articles: readonly Article[]): DeskList => ({
  id: 'drafts',
  title: 'Drafts',
  about: 'Nobody but you sees them.',
  entries: articles
    .filter(({ draft }) => draft)
    .sort((a, b) => compareText(a.published, b.published))
    .map(({ file, language, title, published }) => ({
      file,
      language,
      title,
      note: toDay(published),
    })),
});

/** When the site has to be built again, since something changes with the clock alone. */
export interface NextBuild {
  /** ISO 8601, in UTC. */
  readonly due: string;
  /** As people write it, in the publication's time zone. */
  readonly day: string;
  readonly because: string;
}

/** The next moment at which a built site would no longer be right; `undefined` where none is known. */
export const findNextBuild = (
  articles: readonly Article[],
  { closeAfterDays }: LettersSetting,
  now: number,
): NextBuild | undefined => {
  const out = articles.filter(({ draft }) => !draft);
  const moments = out.flatMap((article) => {
    const published = Date.parse(article.published);
    const closes = closeAfterDays === undefined ? 0 : published + closeAfterDays * dayMs;
    return [
      { at: published, because: `"${article.title}" comes out` },
      ...(article.letters === 'closed'
        ? []
        : [{ at: closes, because: `"${article.title}" stops taking letters` }]),
    ];
  });
  const [next] = moments.filter(({ at }) => at > now).sort((a, b) => a.at - b.at);
  if (!next) return undefined;
  const due = new Date(next.at).toISOString();
  return { due, day: toDay(due), because: next.because };
};
