import type { Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import type { Thread } from '../records/thread.ts';
import type { Signature } from './bylines.ts';
import type { Graph } from './build-graph.ts';
import type { LetterStrand } from './letters.ts';
import type { LettersClosed } from './letters-closed.ts';
import type { Citation, Mentions } from './mentions.ts';
import { findStoryOf } from './threads.ts';
import type { LaterPiece } from './written-later.ts';

/** Where an article stands in its thread, from 0. */
export interface ThreadPlace {
  readonly thread: Thread;
  readonly at: number;
  /** How many pieces the thread has. */
  readonly count: number;
  readonly earlier: Article | undefined;
  readonly later: Article | undefined;
}

/** All that an article's text is shown with, but for what is related to it: a page of it is made of nothing else. */
export interface Neighbours {
  readonly signatures: readonly Signature[];
  readonly mentions: Mentions;
  readonly citations: readonly Citation[];
  readonly writtenLater: readonly LaterPiece[];
  readonly storySoFar: readonly Article[];
  readonly goneOn: Article | undefined;
  readonly place: ThreadPlace | undefined;
  /** By language, its own included. */
  readonly translations: ReadonlyMap<Language, Article>;
  readonly strands: readonly LetterStrand[];
  readonly lettersClosed: LettersClosed | undefined;
}

const findPlace = (graph: Graph, article: Article): ThreadPlace | undefined => {
  const story = findStoryOf(graph.threads, article);
  if (!story) return undefined;
  const { thread, pieces } = story;
  const at = pieces.findIndex((piece) => piece.article === article);
  return {
    ...{ thread, at, count: pieces.length },
    earlier: pieces[at - 1]?.article,
    later: pieces[at + 1]?.article,
  };
};

export const noMentions: Mentions = { readMores: [], links: [] };

/** What the graph has of one article. */
export const findNeighbours = (graph: Graph, article: Article): Neighbours => {
  const { id, file } = article;
  return {
    signatures: graph.bylines.get(id) ?? [],
    mentions: graph.mentions.get(file) ?? noMentions,
    citations: graph.citations.get(id) ?? [],
    writtenLater: graph.writtenLater.get(id) ?? [],
    storySoFar: graph.storySoFar.get(id) ?? [],
    goneOn: graph.goneOn.get(id),
    place: findPlace(graph, article),
    translations: graph.translations.get(id) ?? new Map<Language, Article>(),
    strands: graph.letters.strands.get(id) ?? [],
    lettersClosed: graph.lettersClosed.get(id),
  };
};
