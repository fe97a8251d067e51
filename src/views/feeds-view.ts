import { sortByName } from '../i18n/collate.ts';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { takesLetters } from '../graph/letters-closed.ts';
import { newestFirst } from '../graph/held-back.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import {
  allFeedsUrl,
  articleLettersUrl,
  articleUrl,
  feedFiles,
  feedsUrl,
  feedUrl,
  homeUrl,
  lettersUrl,
  tagUrl,
  threadUrl,
  type FeedFormat,
  type SitePath,
} from '../records/urls.ts';
import { inOtherLanguages, toFrame, type Frame } from './frame.ts';

/** One feed, in every format that it comes in. */
export interface FeedLinks {
  /** What it is about: `Lachin corridor`. */
  readonly title: string;
  readonly links: readonly {
    readonly format: FeedFormat;
    /** The format's name: `RSS`. */
    readonly label: string;
    readonly href: SitePath;
  }[];
}

/** The page of all feeds of a language. */
export interface FeedsView {
  readonly frame: Frame;
  readonly heading: string;
  /** A group without feeds is left out. */
  readonly groups: readonly {
    /** `undefined` for the first group: the feeds of everything. */
    readonly heading: string | undefined;
    readonly feeds: readonly FeedLinks[];
  }[];
}

const formatNames: Readonly<Record<FeedFormat, string>> = {
  rss: 'RSS',
  atom: 'Atom',
  json: 'JSON Feed',
};

const formats = Object.keys(feedFiles) as FeedFormat[];

const toFeedLinks = (title: string, under: SitePath): FeedLinks => ({
  title,
  links: formats.map((format) => ({
    format,
    label: formatNames[format],
    href: feedUrl(under, format),
  })),
});

export const toFeedsView = (graph: Graph, language: Language): FeedsView => {
  const { strings } = languagePack(language);
  const inLanguage = <Each extends { readonly language: Language }>(all: readonly Each[]) =>
    all.filter((each) => each.language === language);
  const threads = sortByName(
    inLanguage(graph.threads.map(({ thread }) => thread)),
    ({ title }) => title,
    language,
  ).map(({ title, id }) => toFeedLinks(title, threadUrl(language, id)));
  const tags = sortByName(inLanguage(graph.tags), ({ name }) => name, language).map((each) =>
    toFeedLinks(each.name, tagUrl(language, each.slug)),
  );
  const whole = [
    toFeedLinks(settings.name[language], homeUrl(language)),
    ...(settings.languages.length > 1 ? [toFeedLinks(strings.allLanguages, allFeedsUrl())] : []),
    ...(takesLetters() ? [toFeedLinks(strings.letters.title, lettersUrl(language))] : []),
  ];
  const letters = (takesLetters() ? [...graph.letters.strands.values()] : [])
    .flatMap(([strand]) => strand?.first.article ?? [])
    .filter((article) => article.language === language)
    .sort(newestFirst)
    .map((article) => toFeedLinks(article.title, articleLettersUrl(articleUrl(article))));
  return {
    frame: toFrame(graph, {
      language,
      title: strings.feeds,
      path: feedsUrl(language),
      others: inOtherLanguages(language, feedsUrl),
    }),
    heading: strings.feeds,
    groups: [
      { heading: undefined, feeds: whole },
      { heading: strings.threads, feeds: threads },
      { heading: strings.letters.title, feeds: letters },
      { heading: strings.tags, feeds: tags },
    ].filter(({ feeds }) => feeds.length > 0),
  };
};
