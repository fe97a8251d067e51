import type { Graph } from '../graph/build-graph.ts';
import type { Language } from '../i18n/languages.ts';
import { articleUrl, type SitePath } from '../records/urls.ts';

/** What the 404 page's script looks through for the piece that was meant. */
export interface TitleEntry {
  readonly path: SitePath;
  readonly title: string;
}

/** Every article of a language, newest first. */
export const toTitlesView = (graph: Graph, language: Language): readonly TitleEntry[] =>
  graph.articles
    .filter((article) => article.language === language)
    .map((article) => ({ path: articleUrl(article), title: article.title }));
