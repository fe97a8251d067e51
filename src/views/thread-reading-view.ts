import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { findNeighbours, noMentions } from '../graph/neighbours.ts';
import { findStoryOf, isReadThrough, type ThreadStory } from '../graph/threads.ts';
import { formatDate, formatNumber, type DateLabel, type Instant } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import {
  articleUrl,
  pieceAnchor,
  threadReadingUrl,
  threadUrl,
  type SitePath,
} from '../records/urls.ts';
import type { Pictures } from '../records/pictures.ts';
import { toBylineView, type BylineView } from './byline-view.ts';
import { inOtherLanguages, toFrame, type Frame } from './frame.ts';
import { toPictureView, type PictureView } from './picture-view.ts';
import { toTextParts, type TextPart, type ToText } from './text-parts.ts';
import { toTextWithin, type Anchors } from './text-within.ts';

/** One piece of a thread, whole. */
export interface ReadingPiece {
  /** Its place on the page. */
  readonly anchor: string;
  readonly headline: string;
  /** Its own page. */
  readonly href: SitePath;
  readonly kindLabel: string;
  readonly date: DateLabel;
  readonly updated: DateLabel | undefined;
  readonly dateline: string | undefined;
  readonly byline: readonly BylineView[];
  readonly standfirst: string;
  readonly image: PictureView | undefined;
  readonly text: readonly TextPart[];
}

/** What the places of the thread's introduction stand below: no piece's anchor, which begins with a year. */
const introductionAnchor = 'thread';

/** A whole thread on one page, for reading through and for printing. */
export interface ThreadReadingView {
  readonly frame: Frame;
  readonly title: string;
  readonly summary: string;
  readonly count: string;
  /** The thread's own page. */
  readonly href: SitePath;
  readonly introduction: readonly TextPart[];
  /** Oldest first. */
  readonly pieces: readonly ReadingPiece[];
}

const toPiece = (
  article: Article,
  graph: Graph,
  pictures: Pictures,
  anchors: Anchors,
  toText: ToText,
): ReadingPiece => {
  const { language, image, updated } = article;
  const href = articleUrl(article);
  const anchor = pieceAnchor(href);
  const { signatures, mentions } = findNeighbours(graph, article);
  const byline = toBylineView(signatures, language);
  const text = toText(
    article.body,
    mentions,
    pictures,
    byline.map(({ name }) => name),
  );
  const toDate = (instant: Instant) => formatDate(instant, language, settings.timeZone);
  return {
    anchor,
    headline: article.title,
    href,
    kindLabel: languagePack(language).strings.kinds[article.kind],
    date: toDate(article.published),
    updated: updated === undefined ? undefined : toDate(updated),
    dateline: article.dateline,
    byline,
    standfirst: article.summary,
    image: image && toPictureView(image.file, image, pictures),
    text: toTextWithin(text, anchor, anchors),
  };
};

export const toThreadReadingView = (
  graph: Graph,
  { thread, pieces }: ThreadStory,
  pictures: Pictures,
  toText: ToText = toTextParts,
): ThreadReadingView => {
  const { language, id, title, summary } = thread;
  const { strings } = languagePack(language);
  const existsIn = (other: Language): boolean =>
    isReadThrough(findStoryOf(graph.threads, { language: other, thread: id })?.pieces ?? []);
  const anchors = new Map(
    pieces.map(({ article }) => [articleUrl(article), pieceAnchor(articleUrl(article))]),
  );
  const introduction = toText(thread.body, graph.mentions.get(thread.file) ?? noMentions, pictures);
  return {
    frame: toFrame(graph, {
      language,
      title: strings.threadInFull(title),
      description: summary,
      path: threadReadingUrl(language, id),
      others: inOtherLanguages(language, (other) =>
        existsIn(other) ? threadReadingUrl(other, id) : undefined,
      ),
      // Every text of it stands on a page of its own, which is the one to be found.
      hidden: true,
    }),
    title,
    summary,
    count: strings.piecesInThread(pieces.length, formatNumber(pieces.length, language)),
    href: threadUrl(language, id),
    introduction: toTextWithin(introduction, introductionAnchor, anchors),
    pieces: pieces.map(({ article }) => toPiece(article, graph, pictures, anchors, toText)),
  };
};
