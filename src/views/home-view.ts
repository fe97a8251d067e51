import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { formatNumber, type DateLabel } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import { compareText } from '../records/compare-text.ts';
import {
  archiveUrl,
  homeUrl,
  kindUrl,
  threadsUrl,
  threadUrl,
  type SitePath,
} from '../records/urls.ts';
import { inOtherLanguages, toFrame, type Frame } from './frame.ts';
import { kindsOf } from './kind-view.ts';
import { toHomeSocial } from './social-view.ts';
import { toTeaser, type Teaser } from './teaser.ts';

/** A thread as lists show it: what it is about, how long it is, where it stands. */
export interface ThreadTeaser {
  readonly title: string;
  readonly href: SitePath;
  readonly summary: string;
  /** `9 pieces`. */
  readonly count: string;
  /** The last pieces, oldest first, so that the line ends at the newest. */
  readonly latest: readonly Teaser[];
}

/** What came out on one day, newest first. */
export interface Day {
  readonly date: DateLabel;
  readonly teasers: readonly Teaser[];
}

/** A section of the newsroom, with pieces of it that the page does not show already. */
export interface KindTeaser {
  readonly label: string;
  readonly href: SitePath;
  /** Newest first. */
  readonly teasers: readonly Teaser[];
}

export interface HomeView {
  readonly frame: Frame;
  readonly lead: Teaser | undefined;
  /** Newest first. */
  readonly latest: readonly Day[];
  /** Those that moved last. */
  readonly threads: readonly ThreadTeaser[];
  /** Where all threads are, if there are more. */
  readonly allThreads: SitePath | undefined;
  /** In the order of the newsroom. */
  readonly kinds: readonly KindTeaser[];
  readonly archive: SitePath;
}

/** The lead among them. */
const newest = 12;
const piecesOfKind = 2;
const mostThreads = 8;

/** Groups teasers, newest first, by the day that readers of their language count. */
export const toDays = (teasers: readonly Teaser[]): Day[] =>
  [...Map.groupBy(teasers, ({ date }) => date.day).values()].flatMap((group) =>
    group[0] ? [{ date: group[0].date, teasers: group }] : [],
  );

/** The threads of a language that have a published piece, the one that moved last first. */
export const toThreadTeasers = (
  graph: Pick<Graph, 'threads'>,
  language: Language,
  pieces: number,
): ThreadTeaser[] =>
  graph.threads
    .filter((story) => story.thread.language === language)
    .flatMap((story) => {
      const newest = story.pieces.at(-1);
      return newest ? [{ story, newest }] : [];
    })
    .sort(
      (a, b) =>
        compareText(b.newest.article.published, a.newest.article.published) ||
        compareText(a.story.thread.id, b.story.thread.id),
    )
    .map(({ story }) => ({
      title: story.thread.title,
      href: threadUrl(language, story.thread.id),
      summary: story.thread.summary,
      count: languagePack(language).strings.piecesInThread(
        story.pieces.length,
        formatNumber(story.pieces.length, language),
      ),
      latest: story.pieces.slice(-pieces).map(({ article }) => toTeaser(article)),
    }));

/** The front page of a language: its newest piece, the next ones, and where each thread stands. */
export const toHomeView = (graph: Graph, language: Language): HomeView => {
  const articles = graph.articles.filter((article) => article.language === language);
  const [lead, ...latest] = articles.slice(0, newest).map(toTeaser);
  const others = articles.slice(newest);
  const threads = toThreadTeasers(graph, language, 3);
  return {
    frame: toFrame(graph, {
      language,
      title: settings.name[language],
      path: homeUrl(language),
      others: inOtherLanguages(language, homeUrl),
      social: toHomeSocial(language),
    }),
    lead,
    latest: toDays(latest),
    threads: threads.slice(0, mostThreads),
    allThreads: threads.length > mostThreads ? threadsUrl(language) : undefined,
    kinds: kindsOf(graph, language).map((kind) => ({
      label: languagePack(language).strings.kinds[kind],
      href: kindUrl(language, kind),
      teasers: others
        .filter((article) => article.kind === kind)
        .slice(0, piecesOfKind)
        .map(toTeaser),
    })),
    archive: archiveUrl(language),
  };
};
