import { settings } from '../config.ts';
import { formatDate, type DateLabel } from '../i18n/dates.ts';
import { languagePack } from '../i18n/languages.ts';
import type { Article, Kind } from '../records/article.ts';
import { articleUrl, type SitePath } from '../records/urls.ts';

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
  const known = teasers.get(article) ?? makeTeaser(article);
  teasers.set(article, known);
  return known;
};

const makeTeaser = (article: Article): Teaser => {
  const { tag, direction, strings } = languagePack(article.language);
  return {
    tag,
    direction,
    title: article.title,
    href: articleUrl(article),
    date: formatDate(article.published, article.language, settings.timeZone),
    summary: article.summary,
    kind: article.kind,
    kindLabel: strings.kinds[article.kind],
  };
};
