import { toComments } from './letters-json-ld.ts';
import type { Kind } from '../records/article.ts';
import { absoluteUrl } from '../records/urls.ts';
import type { ArticleView } from '../views/article-view.ts';
import type { BylineView } from '../views/byline-view.ts';
import type { Frame } from '../views/frame.ts';
import type { PictureView } from '../views/picture-view.ts';

type Thing = Readonly<Record<string, unknown>>;

const articleTypes: Readonly<Record<Kind, string>> = {
  analysis: 'AnalysisNewsArticle',
  report: 'ReportageNewsArticle',
  explainer: 'BackgroundNewsArticle',
  opinion: 'OpinionNewsArticle',
  brief: 'NewsArticle',
};

/** JSON that cannot end the script element that it stands in. */
const embed = (graph: readonly Thing[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const toAuthor = ({ name, href, kind }: BylineView): Thing => ({
  '@type': kind === 'person' ? 'Person' : 'Organization',
  name,
  url: href && absoluteUrl(href),
});

const toImage = ({ original, caption, credit }: PictureView): Thing => ({
  '@type': 'ImageObject',
  url: absoluteUrl(original.src),
  // The vocabulary knows lengths with their unit only.
  width: `${String(original.width)} px`,
  height: `${String(original.height)} px`,
  caption,
  creditText: credit,
});

interface Crumb {
  readonly name: string;
  /** Absolute. */
  readonly url: string;
}

const toBreadcrumbs = (crumbs: readonly Crumb[]): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, url }, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name,
    item: url,
  })),
});

const toHome = ({ siteName, home }: Frame): Crumb => ({ name: siteName, url: absoluteUrl(home) });

/** `undefined` where there is none, so that no empty list is written. */
const someOf = <T>(things: readonly T[]): readonly T[] | undefined =>
  things.length > 0 ? things : undefined;

const toArticle = (view: ArticleView): Thing => {
  const { frame, thread, date, updated } = view;
  return {
    '@type': articleTypes[view.kind],
    '@id': `${frame.canonical}#article`,
    mainEntityOfPage: frame.canonical,
    url: frame.canonical,
    headline: view.headline,
    description: view.standfirst,
    inLanguage: frame.tag,
    datePublished: date.machine,
    dateModified: (updated ?? date).machine,
    dateline: view.dateline,
    author: someOf(view.byline.map(toAuthor)),
    publisher: { '@type': 'NewsMediaOrganization', ...toHome(frame) },
    image: view.image && toImage(view.image),
    articleSection: view.kindLabel,
    keywords: someOf(view.tags.map(({ name }) => name)),
    isPartOf: thread && {
      '@type': 'CreativeWorkSeries',
      name: thread.title,
      url: absoluteUrl(thread.href),
    },
    isBasedOn: someOf(
      view.basedOn.map(({ title, url }) => ({ '@type': 'NewsArticle', headline: title, url })),
    ),
    ...toComments(view.letters, frame),
  };
};

/**
 * What search engines should know of an article, for `<script type="application/ld+json">`: only what its page
 * shows. Translations are left to `hreflang`: a page does not say which of the two was first.
 */
export const toJsonLd = (view: ArticleView): string => {
  const { frame, thread, headline, kindLabel, kindHref } = view;
  const above = thread
    ? { name: thread.title, url: absoluteUrl(thread.href) }
    : { name: kindLabel, url: absoluteUrl(kindHref) };
  const crumbs = [toHome(frame), above, { name: headline, url: frame.canonical }];
  return embed([toArticle(view), toBreadcrumbs(crumbs)]);
};

const toSite = (frame: Frame): Thing => ({
  '@type': 'WebSite',
  ...toHome(frame),
  description: frame.description,
  inLanguage: frame.tag,
});

/**
 * What search engines should know of any other page: where it stands, below the home page and, where it is in
 * one, its section. Of the home page, which site it is.
 */
export const toPageJsonLd = (frame: Frame): string => {
  if (frame.path === frame.home) return embed([toSite(frame)]);
  const sections = frame.sections
    .filter(({ current, href }) => current && href !== frame.path)
    .map(({ label, href }) => ({ name: label, url: absoluteUrl(href) }));
  const self = { name: frame.title, url: frame.canonical };
  return embed([toBreadcrumbs([toHome(frame), ...sections, self])]);
};
