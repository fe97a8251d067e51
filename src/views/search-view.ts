import type { Graph } from '../graph/build-graph.ts';
import { formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import {
  archiveUrl,
  fileUrl,
  searchIndexFolder,
  searchUrl,
  tagsUrl,
  type SitePath,
} from '../records/urls.ts';
import { inOtherLanguages, toFrame, type Frame, type NavLink } from './frame.ts';
import { searchFilters, toSearchYears, type SearchFilter } from './search-records.ts';

/** The search page: a form, and what its script needs to know. */
export interface SearchView {
  readonly frame: Frame;
  readonly heading: string;
  /** The folder of the language's indexes, and the years that have one, newest first. */
  readonly index: SitePath;
  readonly years: readonly string[];
  readonly filters: readonly {
    readonly key: SearchFilter;
    readonly name: string;
    /** Stands for no choice. */
    readonly all: string;
  }[];
  /** What the script says of the number of results: of one, and of `#`. */
  readonly counts: { readonly one: string; readonly many: string };
  /** The ways to everything without a search. */
  readonly otherWays: readonly Pick<NavLink, 'label' | 'href'>[];
}

export const toSearchView = (
  graph: Pick<Graph, 'pages' | 'articles'>,
  language: Language,
): SearchView => {
  const { strings } = languagePack(language);
  return {
    frame: toFrame(graph, {
      language,
      title: strings.search,
      path: searchUrl(language),
      others: inOtherLanguages(language, searchUrl),
    }),
    heading: strings.search,
    index: fileUrl(searchIndexFolder(language)),
    years: toSearchYears(graph, language),
    filters: searchFilters.map((key) => ({ key, ...strings.searchFilterNames[key] })),
    counts: {
      one: strings.searchResults(1, formatNumber(1, language)),
      many: strings.searchResults(2, '#'),
    },
    otherWays: [
      { label: strings.tags, href: tagsUrl(language) },
      { label: strings.archive, href: archiveUrl(language) },
    ],
  };
};
