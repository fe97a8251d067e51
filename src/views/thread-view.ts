import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { noMentions } from '../graph/neighbours.ts';
import { findStoryOf, isReadThrough, type ThreadStory } from '../graph/threads.ts';
import { formatNumber, formatSilence } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { threadReadingUrl, threadsUrl, threadUrl, type SitePath } from '../records/urls.ts';
import { inOtherLanguages, toFrame, type Frame } from './frame.ts';
import { toThreadTeasers, type ThreadTeaser } from './home-view.ts';
import type { Pictures } from '../records/pictures.ts';
import { toThreadSocial } from './social-view.ts';
import { toTeaser, type Teaser } from './teaser.ts';
import { toTextParts, type TextPart } from './text-parts.ts';

/** A whole story in the order of time. */
export interface ThreadView {
  readonly frame: Frame;
  readonly title: string;
  readonly summary: string;
  readonly count: string;
  /** The whole thread on one page, where it is more than one piece. */
  readonly reading: SitePath | undefined;
  readonly introduction: readonly TextPart[];
  readonly pieces: readonly {
    readonly teaser: Teaser;
    readonly buildsOn: readonly Teaser[];
    readonly ledTo: readonly Teaser[];
    /** A turning point: more later pieces of the thread grew out of it than out of most others. */
    readonly turning: boolean;
    /** How long the thread was silent before the piece: `14 months later`. */
    readonly silence: string | undefined;
  }[];
}

export interface ThreadsView {
  readonly frame: Frame;
  readonly threads: readonly ThreadTeaser[];
}

/**
 * How many later pieces must have grown out of a turning point: two, and more than out of the pieces that are not
 * among the third with most. Where every piece turned the story, none did.
 */
const findTurningCount = (pieces: ThreadStory['pieces']): number => {
  const counts = pieces.map(({ ledTo }) => ledTo.length).sort((a, b) => b - a);
  const next = counts[Math.max(1, Math.floor(counts.length / 3))] ?? 0;
  return Math.max(2, next + 1);
};

const toSilence = (earlier: Article | undefined, { published, language }: Article) => {
  const time = earlier && formatSilence(earlier.published, published, language, settings.timeZone);
  return time && languagePack(language).strings.silence(time);
};

export const toThreadView = (graph: Graph, story: ThreadStory, pictures: Pictures): ThreadView => {
  const { thread, pieces } = story;
  const { language, id, title, summary } = thread;
  const turningCount = findTurningCount(pieces);
  const existsIn = (other: Language): boolean =>
    findStoryOf(graph.threads, { language: other, thread: id }) !== undefined;
  return {
    frame: toFrame(graph, {
      language,
      title,
      description: summary,
      path: threadUrl(language, id),
      others: inOtherLanguages(language, (other) =>
        existsIn(other) ? threadUrl(other, id) : undefined,
      ),
      feed: { title: `${settings.name[language]}: ${title}`, under: threadUrl(language, id) },
      social: toThreadSocial(story),
    }),
    title,
    summary,
    count: languagePack(language).strings.piecesInThread(
      pieces.length,
      formatNumber(pieces.length, language),
    ),
    reading: isReadThrough(pieces) ? threadReadingUrl(language, id) : undefined,
    introduction: toTextParts(thread.body, graph.mentions.get(thread.file) ?? noMentions, pictures),
    pieces: pieces.map(({ article, buildsOn, ledTo }, index) => ({
      teaser: toTeaser(article),
      buildsOn: buildsOn.map(toTeaser),
      ledTo: ledTo.map(toTeaser),
      turning: ledTo.length >= turningCount,
      silence: toSilence(pieces[index - 1]?.article, article),
    })),
  };
};

/** Every thread of a language, with its last pieces. */
export const toThreadsView = (graph: Graph, language: Language): ThreadsView => ({
  frame: toFrame(graph, {
    language,
    title: languagePack(language).strings.threads,
    path: threadsUrl(language),
    others: inOtherLanguages(language, threadsUrl),
  }),
  threads: toThreadTeasers(graph, language, 3),
});
