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

/** Whether a thread is more than one piece, so that there is something to read through. */
export const isReadThrough = (pieces: readonly unknown[]): boolean => pieces.length > 1;

/** `articles` are those of one thread, oldest first. */
const toPieces = (
  articles: readonly Article[],
  citations: ReadonlyMap<Article, readonly Citation[]>,
): readonly ThreadPiece[] => {
  const members = new Set(articles);
  const pieces = new Map(
    articles.map((article) => [
      article,
      {
        article,
        buildsOn: (citations.get(article) ?? [])
          .map(({ target }) => target)
          .filter((target) => members.has(target) && target.published < article.published)
          .sort(oldestFirst),
        ledTo: [] as Article[],
      },
    ]),
  );
  for (const { article, buildsOn } of pieces.values())
    for (const earlier of buildsOn) pieces.get(earlier)?.ledTo.push(article);
  return [...pieces.values()];
};

/** The same id in two languages is one thread, but a story in each. */
export const toStoryKey = (language: string, id: string): string => `${language}/${id}`;

/** Every thread of the publication with its story; a thread without a published piece has none. */
export const buildThreads = (
  threads: readonly Thread[],
  articles: readonly Article[],
  citations: ReadonlyMap<Article, readonly Citation[]>,
): readonly ThreadStory[] => {
  const stories = Map.groupBy(articles, ({ language, thread = '' }) =>
    toStoryKey(language, thread),
  );
  return threads.map((thread) => {
    const members = stories.get(toStoryKey(thread.language, thread.id)) ?? [];
    return { thread, pieces: toPieces(members.toSorted(oldestFirst), citations) };
  });
};

/** The articles whose thread has no file in their language. */
export const checkThreads = (
  articles: readonly Article[],
  threads: readonly Thread[],
): Problem[] => {
  const known = new Set(threads.map(({ language, id }) => toStoryKey(language, id)));
  return articles.flatMap((article) => {
    const { thread, language } = article;
    if (thread === undefined || known.has(toStoryKey(language, thread))) return [];
    const ids = threads.filter((each) => each.language === language).map(({ id }) => id);
    return [
      problemAtKey(article, 'thread', {
        rule: 'thread/unknown',
        message: `There is no thread "${thread}" in this language.${didYouMean(thread, ids)}`,
        hint: `Write content/threads/${language}/${thread}.md, or mend the name.`,
      }),
    ];
  });
};

const stories = new WeakMap<readonly ThreadStory[], ReadonlyMap<string, ThreadStory>>();

/** The story that an article is a piece of. An archive has thousands: they are looked up, not searched. */
export const findStoryOf = (
  threads: readonly ThreadStory[],
  { language, thread }: Pick<Article, 'language' | 'thread'>,
): ThreadStory | undefined => {
  const known =
    stories.get(threads) ??
    new Map(threads.map((story) => [toStoryKey(story.thread.language, story.thread.id), story]));
  stories.set(threads, known);
  return thread === undefined ? undefined : known.get(toStoryKey(language, thread));
};
