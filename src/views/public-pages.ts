import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { takesLetters } from '../graph/letters-closed.ts';
import type { Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import {
  archiveUrl,
  articleUrl,
  authorsUrl,
  authorUrl,
  feedsUrl,
  homeUrl,
  kindUrl,
  lettersUrl,
  pageUrl,
  tagsUrl,
  tagUrl,
  threadsUrl,
  threadUrl,
  type SitePath,
} from '../records/urls.ts';
import { articlesOf } from './author-view.ts';
import { kindsOf } from './kind-view.ts';

/** A page that search engines should know. */
export interface PublicPage {
  readonly language: Language;
  readonly path: SitePath;
  /** Pages with the same mark are one page in several languages; `undefined` where it has no counterpart. */
  readonly sameAs: string | undefined;
  /** What the page is about or lists. */
  readonly articles: readonly Article[];
}

const toArticlePage = (article: Article, graph: Graph): PublicPage => {
  const ids = [...(graph.translations.get(article.id) ?? new Map<Language, Article>()).values()]
    .map(({ id }) => id)
    .sort();
  return {
    language: article.language,
    path: articleUrl(article),
    sameAs: `article ${ids[0] ?? article.id}`,
    articles: [article],
  };
};

const listsOf = (graph: Graph, language: Language): PublicPage[] => {
  const articles = graph.articles.filter((article) => article.language === language);
  const page = (path: SitePath, sameAs: string | undefined, about: readonly Article[]) => ({
    ...{ language, path, sameAs, articles: about },
  });
  const months = graph.archive.filter((each) => each.language === language);
  const years = Map.groupBy(months, ({ year }) => year);
  return [
    page(homeUrl(language), 'home', articles),
    page(threadsUrl(language), 'threads', articles),
    ...graph.threads
      .filter(({ thread, pieces }) => thread.language === language && pieces.length > 0)
      .map(({ thread, pieces }) =>
        page(
          threadUrl(language, thread.id),
          `thread ${thread.id}`,
          pieces.map(({ article }) => article),
        ),
      ),
    page(tagsUrl(language), 'tags', articles),
    ...graph.tags
      .filter((tag) => tag.language === language)
      .map((tag) => page(tagUrl(language, tag.slug), undefined, tag.articles)),
    ...kindsOf(graph, language).map((kind) =>
      page(
        kindUrl(language, kind),
        `kind ${kind}`,
        articles.filter((article) => article.kind === kind),
      ),
    ),
    page(authorsUrl(language), 'authors', articles),
    ...graph.authors
      .map((author) => ({ author, signed: articlesOf(graph, author, language) }))
      .filter(({ signed }) => signed.length > 0)
      .map(({ author, signed }) =>
        page(authorUrl(language, author.id), `author ${author.id}`, signed),
      ),
    page(archiveUrl(language), 'archive', articles),
    ...[...years].map(([year, all]) =>
      page(
        archiveUrl(language, year),
        `archive ${year}`,
        all.flatMap((month) => month.articles),
      ),
    ),
    ...months.map(({ year, month, articles: all }) =>
      page(archiveUrl(language, year, month), `archive ${year} ${month}`, all),
    ),
    ...graph.pages
      .filter((each) => each.language === language)
      .map(({ slug }) => page(pageUrl(language, slug), `page ${slug}`, [])),
    ...(takesLetters() && graph.letters.newest.some(({ article }) => article.language === language)
      ? [page(lettersUrl(language), 'letters', [])]
      : []),
    page(feedsUrl(language), 'feeds', []),
  ];
};

/**
 * Every page that is worth finding: the first page of each list, and no list that nothing is in. Each language
 * in turn, articles last, newest first.
 */
export const listPublicPages = (graph: Graph): readonly PublicPage[] => [
  ...settings.languages.flatMap((language) => listsOf(graph, language)),
  ...graph.articles.map((article) => toArticlePage(article, graph)),
];
