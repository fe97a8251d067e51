import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { noMentions } from '../graph/neighbours.ts';
import { sortByName } from '../i18n/collate.ts';
import { formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { authorName, type Author } from '../records/author.ts';
import { inLanguage } from '../records/localized.ts';
import { authorsUrl, authorUrl } from '../records/urls.ts';
import { inOtherLanguages, toFrame } from './frame.ts';
import type { IndexView } from './index-view.ts';
import { toListPages, type ListView } from './list-view.ts';
import type { ListPage } from './route.ts';
import type { Pictures } from '../records/pictures.ts';
import { toTextParts, type TextPart } from './text-parts.ts';

/** One page of what an author or a desk has written. */
export interface AuthorView {
  readonly list: ListView;
  readonly role: string | undefined;
  readonly biography: readonly TextPart[];
}

/** What an author has signed in a language, newest first. */
export const articlesOf = (graph: Graph, author: Author, language: Language): Article[] =>
  graph.articles.filter(
    (article) =>
      article.language === language &&
      (graph.bylines.get(article.id) ?? []).some(
        (each) => 'author' in each && each.author === author,
      ),
  );

const toBiography = (
  author: Author,
  language: Language,
  graph: Graph,
  pictures: Pictures,
): readonly TextPart[] => {
  if (language === settings.languages[0]) {
    return toTextParts(author.body, graph.mentions.get(author.file) ?? noMentions, pictures);
  }
  const own = typeof author.bio === 'string' ? author.bio : author.bio?.[language];
  return own === undefined ? [] : [{ type: 'html', html: `<p>${escapeText(own)}</p>` }];
};

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The pages of one author in one language. */
export const toAuthorPages = (
  graph: Graph,
  author: Author,
  language: Language,
  pictures: Pictures,
): ListPage<AuthorView>[] => {
  const name = authorName(author, language);
  const lists = toListPages(graph, {
    language,
    heading: name,
    title: languagePack(language).strings.writtenBy(name),
    articles: articlesOf(graph, author, language),
    urlOf: (page) => authorUrl(language, author.id, page),
    others: inOtherLanguages(language, (other) => authorUrl(other, author.id)),
    feed: false,
  });
  return lists.map(({ articles, toView }) => ({
    articles,
    toView: () => ({
      list: toView(),
      role: author.role === undefined ? undefined : inLanguage(author.role, language),
      biography: toBiography(author, language, graph, pictures),
    }),
  }));
};

/** Every author and desk that has signed an article in a language. */
export const toAuthorsView = (graph: Graph, language: Language): IndexView => {
  const { strings } = languagePack(language);
  const entries = graph.authors
    .map((author) => ({ author, articles: articlesOf(graph, author, language) }))
    .filter(({ articles }) => articles.length > 0)
    .map(({ author, articles }) => ({
      label: authorName(author, language),
      href: authorUrl(language, author.id),
      count: formatNumber(articles.length, language),
      note: author.role === undefined ? undefined : inLanguage(author.role, language),
    }));
  return {
    frame: toFrame(graph, {
      language,
      title: strings.authors,
      path: authorsUrl(language),
      others: inOtherLanguages(language, authorsUrl),
    }),
    heading: strings.authors,
    groups: [{ heading: undefined, entries: sortByName(entries, ({ label }) => label, language) }],
  };
};
