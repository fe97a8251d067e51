import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import type { Instant } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { absoluteUrl, articleUrl, fileUrl, homeUrl } from '../records/urls.ts';
import { listPublicPages } from './public-pages.ts';

/** One page, as crawlers are told of it. */
export interface SitemapEntry {
  /** Absolute, like all addresses here. */
  readonly url: string;
  /** The newest change of an article that the page is or lists. */
  readonly updated: Instant | undefined;
  /** The page in each of its languages, itself included; none where there is one language only. */
  readonly alternates: readonly { readonly tag: string; readonly url: string }[];
}

/** One file of the sitemap: `sitemap.xml`, or a part of it. */
export type SitemapView =
  | { readonly type: 'pages'; readonly name: string; readonly entries: readonly SitemapEntry[] }
  | {
      readonly type: 'index';
      readonly name: string;
      readonly parts: readonly { readonly url: string; readonly updated: Instant | undefined }[];
    };

/** One article that is news today. */
export interface NewsEntry {
  readonly url: string;
  readonly title: string;
  readonly published: Instant;
  readonly publication: string;
  /** BCP 47. */
  readonly language: string;
}

export interface NewsSitemapView {
  /** Newest first. */
  readonly entries: readonly NewsEntry[];
  /** What stands in the file when there is no news: a sitemap without an address would not be valid. */
  readonly homes: readonly string[];
}

/** The protocol allows 50,000 addresses and 50 MB: half of them stays within, with alternates in any script. */
const pagesPerFile = 25_000;

/** For how long a piece is news, in milliseconds. */
export const newsAge = 2 * 24 * 60 * 60 * 1000;
/** As many as search engines take. */
const newsCount = 1000;

const newest = (instants: readonly (Instant | undefined)[]): Instant | undefined =>
  instants
    .filter((each) => each !== undefined)
    .sort()
    .at(-1);

const toEntries = (graph: Graph): SitemapEntry[] => {
  const pages = listPublicPages(graph);
  const groups = Map.groupBy(pages, ({ sameAs }) => sameAs);
  return pages.map(({ path, sameAs, articles }) => {
    const versions = sameAs === undefined ? [] : (groups.get(sameAs) ?? []);
    return {
      url: absoluteUrl(path),
      updated: newest(articles.map(({ updated, published }) => updated ?? published)),
      alternates:
        versions.length < 2
          ? []
          : versions.map((version) => ({
              tag: languagePack(version.language).tag,
              url: absoluteUrl(version.path),
            })),
    };
  });
};

/** The sitemap: one file, or an index and its parts where one would be too large. */
export const toSitemapViews = (graph: Graph, limit = pagesPerFile): readonly SitemapView[] => {
  const entries = toEntries(graph);
  if (entries.length <= limit) return [{ type: 'pages', name: 'sitemap', entries }];
  const parts = Array.from({ length: Math.ceil(entries.length / limit) }, (_, i) => ({
    type: 'pages' as const,
    name: `sitemap-${String(i + 1)}`,
    entries: entries.slice(i * limit, (i + 1) * limit),
  }));
  const index = parts.map((part) => ({
    url: absoluteUrl(fileUrl(`${part.name}.xml`)),
    updated: newest(part.entries.map(({ updated }) => updated)),
  }));
  return [{ type: 'index', name: 'sitemap', parts: index }, ...parts];
};

const toNewsEntry = (article: Article): NewsEntry => ({
  url: absoluteUrl(articleUrl(article)),
  title: article.title,
  published: article.published,
  publication: settings.name[article.language],
  language: languagePack(article.language).tag,
});

/** What was published in the two days before `now` (milliseconds since 1970). */
export const toNewsSitemapView = (graph: Graph, now: number): NewsSitemapView => ({
  entries: graph.articles
    .filter(({ published }) => Date.parse(published) > now - newsAge)
    .slice(0, newsCount)
    .map(toNewsEntry),
  homes: settings.languages.map((language: Language) => absoluteUrl(homeUrl(language))),
});
