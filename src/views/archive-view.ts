import type { Graph } from '../graph/build-graph.ts';
import { formatMonth, formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { archiveUrl } from '../records/urls.ts';
import { inOtherLanguages, toFrame } from './frame.ts';
import type { IndexView } from './index-view.ts';
import { toListView, type ListView } from './list-view.ts';
import type { ListPage } from './route.ts';

/** The archive: every year with its months, newest first. */
export const toArchiveView = (graph: Graph, language: Language): IndexView => {
  const { strings } = languagePack(language);
  const years = Map.groupBy(
    graph.archive.filter((month) => month.language === language),
    ({ year }) => year,
  );
  return {
    frame: toFrame(graph, {
      language,
      title: strings.archive,
      path: archiveUrl(language),
      others: inOtherLanguages(language, archiveUrl),
    }),
    heading: strings.archive,
    groups: [...years].map(([year, months]) => ({
      heading: { text: formatNumber(Number(year), language), href: archiveUrl(language, year) },
      entries: months.map(({ month, articles }) => ({
        label: formatMonth(`${year}-${month}`, language),
        href: archiveUrl(language, year, month),
        count: formatNumber(articles.length, language),
        note: undefined,
      })),
    })),
  };
};

const monthsOf = (graph: Graph, language: Language, year: string, month?: string) =>
  graph.archive.filter(
    (each) =>
      each.language === language &&
      each.year === year &&
      (month === undefined || each.month === month),
  );

const articlesOf = (...period: Parameters<typeof monthsOf>): Article[] =>
  monthsOf(...period).flatMap(({ articles }) => articles);

/** A year of the archive, or one of its months, on one page: it is as long as what was written. */
export const toPeriodView = (
  graph: Graph,
  language: Language,
  year: string,
  month?: string,
): ListView => {
  const heading =
    month === undefined
      ? formatNumber(Number(year), language)
      : formatMonth(`${year}-${month}`, language);
  return toListView(
    graph,
    {
      language,
      heading,
      title: languagePack(language).strings.archiveOf(heading),
      articles: articlesOf(graph, language, year, month),
      urlOf: () => archiveUrl(language, year, month),
      others: inOtherLanguages(language, (other) =>
        monthsOf(graph, other, year, month).length > 0 ? archiveUrl(other, year, month) : undefined,
      ),
      feed: false,
    },
    1,
    1,
  );
};

/** A year of the archive, or one of its months. */
export interface PeriodPage extends ListPage<ListView> {
  readonly language: Language;
  readonly year: string;
  readonly month: string | undefined;
}

/** Every year of the archive and every month, each with its page. */
export const toPeriodPages = (graph: Graph): readonly PeriodPage[] => {
  const years = new Map(graph.archive.map((each) => [`${each.language}/${each.year}`, each]));
  return [
    ...[...years.values()].map(({ language, year }) => ({ language, year, month: undefined })),
    ...graph.archive.map(({ language, year, month }) => ({ language, year, month })),
  ].map(({ language, year, month }) => ({
    ...{ language, year, month },
    articles: articlesOf(graph, language, year, month),
    toView: () => toPeriodView(graph, language, year, month),
  }));
};
