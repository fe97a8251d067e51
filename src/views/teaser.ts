import { now, settings } from '../config.ts';
import { isPublished } from '../graph/held-back.ts';
import { formatDate, type DateLabel } from '../i18n/dates.ts';
import { languagePack } from '../i18n/languages.ts';
import type { Article, Kind } from '../records/article.ts';
import { articleUrl, type SitePath } from '../records/urls.ts';
import { standInKeys } from './digest.ts';

/** An article as other pages show it: in lists, "Read more" blocks and threads. */
export interface Teaser {
  /** Of the article: a piece in another language may stand in a "Read more" block. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly href: SitePath;
  readonly date: DateLabel;
  readonly summary: string;
  readonly kind: Kind;
  /** The kind in the reader's language: `Analysis`. */
  readonly kindLabel: string;
}

const teasers = new WeakMap<Article, Teaser>();

/** An article stands on many pages: its teaser is made once. */
export const toTeaser = (article: Article): Teaser => {
  const known = teasers.get(article) ?? standInKeys(makeTeaser(article));
  teasers.set(article, known);
  return known;
};

const makeTeaser = (article: Article): Teaser => {
  const { tag, direction, strings } = languagePack(article.language);
  return {
    tag,
    direction,
    title: markUnpublished(article),
    href: articleUrl(article),
    date: formatDate(article.published, article.language, settings.timeZone),
    summary: article.summary,
    kind: article.kind,
    kindLabel: strings.kinds[article.kind],
  };
};

/** The headline, with a mark where only writers see the piece, in the preview. */
const markUnpublished = (article: Article): string => {
  const { draft, held } = languagePack(article.language).strings.unpublished;
  if (isPublished(article, now)) return article.title;
  return `${article.draft ? draft : held} ${article.title}`;
};

/** What a piece that only writers see, in the preview, says of itself on its own page. */
export const toUnpublishedNote = (article: Article): string | undefined => {
  const { draftNote, heldNote } = languagePack(article.language).strings.unpublished;
  if (isPublished(article, now)) return undefined;
  const { full } = formatDate(article.published, article.language, settings.timeZone);
  return article.draft ? draftNote : heldNote(full);
};
