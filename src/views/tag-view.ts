import type { Graph } from '../graph/build-graph.ts';
import type { Tag } from '../graph/tags.ts';
import { sortByName } from '../i18n/collate.ts';
import { formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import { tagsUrl, tagUrl } from '../records/urls.ts';
import { inOtherLanguages, toFrame } from './frame.ts';
import type { IndexView } from './index-view.ts';
import { toListPages, type ListView } from './list-view.ts';
import type { ListPage } from './route.ts';

/** Every tag of a language by name, with how many articles it has. */
export const toTagsView = (graph: Graph, language: Language): IndexView => {
  const { strings } = languagePack(language);
  const tags = graph.tags.filter((tag) => tag.language === language);
  const entries = sortByName(tags, ({ name }) => name, language).map(
    ({ name, slug, articles }) => ({
      label: name,
      href: tagUrl(language, slug),
      count: formatNumber(articles.length, language),
      note: undefined,
    }),
  );
  return {
    frame: toFrame(graph, {
      language,
      title: strings.tags,
      path: tagsUrl(language),
      others: inOtherLanguages(language, tagsUrl),
    }),
    heading: strings.tags,
    groups: [{ heading: undefined, entries }],
  };
};

/** The pages of one tag. */
export const toTagPages = (
  graph: Graph,
  { language, name, slug, articles }: Tag,
): readonly ListPage<ListView>[] =>
  toListPages(graph, {
    language,
    heading: name,
    title: languagePack(language).strings.taggedWith(name),
    articles,
    urlOf: (page) => tagUrl(language, slug, page),
    feed: true,
  });
