import type { Article } from '../records/article.ts';
import { didYouMean } from '../records/fold.ts';
import type { Problem } from '../records/problem.ts';
import type { Thread } from '../records/thread.ts';
import { problemAtKey } from './graph-problem.ts';
import { oldestFirst } from './held-back.ts';
import type { Citation } from './mentions.ts';

/** One piece of a thread, with what it grew out of and what grew out of it. */
export interface ThreadPiece {
  readonly article: Article;
  /** Earlier pieces of the same thread that it cites, oldest first. */
  readonly buildsOn: readonly Article[];
  /** Later pieces of the same thread that cite it, oldest first. */
  readonly ledTo: readonly Article[];
}

/** A thread with its published pieces, oldest first. */
export interface ThreadStory {
  readonly thread: Thread;
  readonly pieces: readonly ThreadPiece[];
}

const toPiece = (
  article: Article,
  pieces: readonly Article[],
  citations: ReadonlyMap<Article, readonly Citation[]>,
): ThreadPiece => {
  const cites = (from: Article, to: Article): boolean =>
    (citations.get(from) ?? []).some(({ target }) => target === to);
  return {
    article,
    buildsOn: pieces.filter(
      (other) => other.published < article.published && cites(article, other),
    ),
    ledTo: pieces.filter((other) => other.published > article.published && cites(other, article)),
  };
};

/** Every thread of the publication with its story; a thread without a published piece has none. */
export const buildThreads = (
  threads: readonly Thread[],
  articles: readonly Article[],
  citations: ReadonlyMap<Article, readonly Citation[]>,
): readonly ThreadStory[] =>
  threads.map((thread) => {
    const pieces = articles
      .filter((article) => article.thread === thread.id && article.language === thread.language)
      .sort(oldestFirst);
    return { thread, pieces: pieces.map((article) => toPiece(article, pieces, citations)) };
  });

/** The articles whose thread has no file in their language. */
export const checkThreads = (articles: readonly Article[], threads: readonly Thread[]): Problem[] =>
  articles.flatMap((article) => {
    const { thread, language } = article;
    if (thread === undefined) return [];
    const ids = threads.filter((each) => each.language === language).map(({ id }) => id);
    if (ids.includes(thread)) return [];
    return [
      problemAtKey(article, 'thread', {
        rule: 'thread/unknown',
        message: `There is no thread "${thread}" in this language.${didYouMean(thread, ids)}`,
        hint: `Write content/threads/${language}/${thread}.md, or mend the name.`,
      }),
    ];
  });
