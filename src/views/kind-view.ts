import type { Graph } from '../graph/build-graph.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import { kinds, type Kind } from '../records/article.ts';
import { kindUrl } from '../records/urls.ts';
import { toListPages, type ListView } from './list-view.ts';
import type { ListPage } from './route.ts';
import { inOtherLanguages } from './frame.ts';

/** The kinds that a language has articles of, in the order of the newsroom. */
export const kindsOf = (graph: Graph, language: Language): Kind[] =>
  kinds.filter((kind) =>
    graph.articles.some((article) => article.language === language && article.kind === kind),
  );

/** The pages of one kind of article: analyses, reports … */
export const toKindPages = (
  graph: Graph,
  language: Language,
  kind: Kind,
): readonly ListPage<ListView>[] => {
  const heading = languagePack(language).strings.kinds[kind];
  return toListPages(graph, {
    language,
    heading,
    title: heading,
    articles: graph.articles.filter(
      (article) => article.language === language && article.kind === kind,
    ),
    urlOf: (page) => kindUrl(language, kind, page),
    others: inOtherLanguages(language, (other) =>
      kindsOf(graph, other).includes(kind) ? kindUrl(other, kind) : undefined,
    ),
    feed: false,
  });
};
