import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import type { SitePath } from '../records/urls.ts';
import { toFrame, type Frame, type FrameInput } from './frame.ts';
import type { ListPage } from './route.ts';
import { toTeaser, type Teaser } from './teaser.ts';

/** One page of a list of articles, newest first: of a tag, an author, a kind, a month. */
export interface ListView {
  readonly frame: Frame;
  readonly heading: string;
  /** `12 articles`. */
  readonly count: string;
  /** What the list is about, before its first item. */
  readonly introduction: string | undefined;
  readonly teasers: readonly Teaser[];
  /** `undefined` where there is one page only. */
  readonly pagination: Pagination | undefined;
}

export interface Pagination {
  /** `Page 2 of 5`. */
  readonly label: string;
  readonly newer: SitePath | undefined;
  readonly older: SitePath | undefined;
}

export interface ListInput {
  readonly language: Language;
  readonly heading: string;
  readonly title: string;
  readonly introduction?: string | undefined;
  readonly articles: readonly Article[];
  /** The address of the list's page with a number, from 1. */
  readonly urlOf: (page: number) => SitePath;
  /** The same list in other languages: its first page's address. */
  readonly others?: FrameInput['others'];
  /** Whether the list has feeds under its first page. */
  readonly feed: boolean;
}

export const toPagination = (
  { language, urlOf }: Pick<ListInput, 'language' | 'urlOf'>,
  page: number,
  pages: number,
): Pagination | undefined => {
  if (pages < 2) return undefined;
  return {
    label: languagePack(language).strings.page(
      formatNumber(page, language),
      formatNumber(pages, language),
    ),
    newer: page > 1 ? urlOf(page - 1) : undefined,
    older: page < pages ? urlOf(page + 1) : undefined,
  };
};

/** All pages of a list; one, empty, where there are no articles. */
export const toListPages = (
  graph: Pick<Graph, 'pages'>,
  input: ListInput,
): readonly ListPage<ListView>[] => {
  const { articles } = input;
  const { pageSize } = settings;
  const pages = Math.max(1, Math.ceil(articles.length / pageSize));
  return Array.from({ length: pages }, (_, i) => ({
    articles: articles.slice(i * pageSize, (i + 1) * pageSize),
    toView: () => toListView(graph, input, i + 1, pages),
  }));
};

/** One page of a list. With `pages` 1, it holds all articles. */
export const toListView = (
  graph: Pick<Graph, 'pages'>,
  input: ListInput,
  page: number,
  pages: number,
): ListView => {
  const { language, heading, title, introduction, articles, urlOf, feed } = input;
  const size = pages === 1 ? articles.length : settings.pageSize;
  const pagination = toPagination(input, page, pages);
  return {
    frame: toFrame(graph, {
      language,
      title: page > 1 && pagination ? `${title} · ${pagination.label}` : title,
      ...(introduction === undefined ? {} : { description: introduction }),
      path: urlOf(page),
      ...(input.others && page === 1 ? { others: input.others } : {}),
      ...(feed
        ? { feed: { title: `${settings.name[language]}: ${heading}`, under: urlOf(1) } }
        : {}),
    }),
    heading,
    count: languagePack(language).strings.articles(
      articles.length,
      formatNumber(articles.length, language),
    ),
    introduction,
    teasers: articles.slice((page - 1) * size, page * size).map(toTeaser),
    pagination,
  };
};
