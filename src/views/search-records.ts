import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { findStoryOf } from '../graph/threads.ts';
import { formatDate, type Instant } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { articleUrl, type SitePath } from '../records/urls.ts';
import { compareText } from '../records/compare-text.ts';
import { toBylineView } from './byline-view.ts';
import { digest } from './digest.ts';

/** What results can be narrowed down by, in the order of the page. */
export const searchFilters = ['tag', 'thread', 'kind', 'author', 'year'] as const;

export type SearchFilter = (typeof searchFilters)[number];

/** What the search knows of one article, besides its text. */
export interface SearchFacts {
  readonly url: SitePath;
  readonly title: string;
  readonly summary: string;
  readonly published: Instant;
  /** As lists show it: `2 March 2023`. */
  readonly day: string;
  /** The words beneath the text's pictures, by the index in their markers. */
  readonly captions: readonly (string | undefined)[];
  /** In the reader's own words, which also stand in a search's address. */
  readonly filters: Readonly<Record<SearchFilter, readonly string[]>>;
}

/** One article, for the search. */
export interface SearchRecord {
  /** The digest of its text and of what is known besides. */
  readonly key: string;
  /** Relative to the project. */
  readonly file: string;
  readonly facts: SearchFacts;
}

const toSearchRecord = (article: Article, graph: Graph): SearchRecord => {
  const { language, id, published, body } = article;
  const story = findStoryOf(graph.threads, article);
  const facts = {
    url: articleUrl(article),
    title: article.title,
    summary: article.summary,
    published,
    day: formatDate(published, language, settings.timeZone).day,
    captions: body.images.map(({ caption }) => caption),
    filters: {
      tag: article.tags,
      thread: story ? [story.thread.title] : [],
      kind: [languagePack(language).strings.kinds[article.kind]],
      author: toBylineView(graph.bylines.get(id) ?? [], language).map(({ name }) => name),
      year: [article.year],
    },
  };
  return { key: digest([facts, body.digest]), file: article.file, facts };
};

/** The articles of one language and year: what is indexed at a time. */
export interface SearchShard {
  readonly language: Language;
  readonly year: string;
  readonly records: readonly SearchRecord[];
}

/** The years in which a language has articles that are out, newest first. */
export const toSearchYears = (graph: Pick<Graph, 'articles'>, language: Language): string[] => {
  const articles = graph.articles.filter((article) => article.language === language);
  return [...new Set(articles.map(({ year }) => year))].sort((a, b) => compareText(b, a));
};

/** Every article of a language that is out, by year, the newest first in all. */
export const toSearchShards = (
  graph: Graph,
  language: Language,
  isAsked: (year: string) => boolean = () => true,
): readonly SearchShard[] =>
  toSearchYears(graph, language)
    .filter(isAsked)
    .map((year) => ({
      language,
      year,
      records: graph.articles
        .filter((article) => article.language === language && article.year === year)
        .map((article) => toSearchRecord(article, graph)),
    }));
