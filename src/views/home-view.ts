import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import { compareText } from '../records/compare-text.ts';
import { archiveUrl, homeUrl, kindUrl, threadUrl, type SitePath } from '../records/urls.ts';
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

export interface HomeView {
  readonly frame: Frame;
  readonly lead: Teaser | undefined;
  readonly latest: readonly Teaser[];
  readonly threads: readonly ThreadTeaser[];
  /** The sections by kind, in the order of the newsroom. */
  readonly kinds: readonly { readonly label: string; readonly href: SitePath }[];
  readonly archive: SitePath;
}

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
  const teasers = graph.articles
    .filter((article) => article.language === language)
    .slice(0, settings.pageSize)
    .map(toTeaser);
  return {
    frame: toFrame(graph, {
      language,
      title: settings.name[language],
      path: homeUrl(language),
      others: inOtherLanguages(language, homeUrl),
      social: toHomeSocial(language),
    }),
    lead: teasers[0],
    latest: teasers.slice(1),
    threads: toThreadTeasers(graph, language, 3),
    kinds: kindsOf(graph, language).map((kind) => ({
      label: languagePack(language).strings.kinds[kind],
      href: kindUrl(language, kind),
    })),
    archive: archiveUrl(language),
  };
};
