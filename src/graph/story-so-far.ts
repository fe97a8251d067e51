import type { Article } from '../records/article.ts';
import { newestFirst, oldestFirst } from './held-back.ts';
import type { Citation, Mentions } from './mentions.ts';

/** How many earlier pieces an article names at most: what a reader takes in before the text. */
const most = 5;

/** How many earlier pieces are looked at, the nearest first: archives are long, and a story's choice is short. */
const reach = 40;

type Citations = ReadonlyMap<Article, readonly Citation[]>;

/** What each article cites of its own language that came out before it: every step leads back in time. */
type Earlier = ReadonlyMap<Article, readonly Article[]>;

const findEarlier = (citations: Citations): Earlier =>
  new Map(
    [...citations].map(([article, cited]) => [
      article,
      cited
        .map(({ target }) => target)
        .filter(
          ({ language, published }) =>
            language === article.language && published < article.published,
        ),
    ]),
  );

/** All that an article builds on, step by step back, each with how many pieces on the way cite it. */
const findChain = (article: Article, earlierThan: Earlier): ReadonlyMap<Article, number> => {
  const chain = new Map<Article, number>();
  // A list that grows while it is walked: the nearest steps come first.
  const way = [article];
  for (const piece of way) {
    for (const earlier of earlierThan.get(piece) ?? []) {
      const known = chain.get(earlier);
      if (known === undefined && chain.size >= reach) continue;
      chain.set(earlier, (known ?? 0) + 1);
      if (known === undefined) way.push(earlier);
    }
  }
  return chain;
};

const findStory = (article: Article, earlierThan: Earlier): Article[] => {
  const direct = new Set(earlierThan.get(article));
  return [...findChain(article, earlierThan)]
    .filter(([{ kind }]) => kind !== 'opinion')
    .map(([piece, times]) => ({
      piece,
      inThread: article.thread !== undefined && piece.thread === article.thread ? 1 : 0,
      cited: direct.has(piece) ? 1 : 0,
      times,
    }))
    .sort(
      (a, b) =>
        b.inThread - a.inThread ||
        b.cited - a.cited ||
        b.times - a.times ||
        newestFirst(a.piece, b.piece),
    )
    .slice(0, most)
    .map(({ piece }) => piece)
    .sort(oldestFirst);
};

/**
 * For each article, the earlier pieces that it builds on, oldest first, for a reader who lands on it first.
 *
 * - What it cites in "Read more" lines and links, what these cite, and so on; always back in time, so that there
 *   are no circles, and in its own language, which its readers can follow.
 * - At most five. Pieces of its own thread go first, then those that it cites itself, then those that most pieces
 *   on the way cite, then newer ones. An opinion leads further back, but is no part of what happened.
 * - None where that is fewer than two pieces, or where its own "Read more" blocks show every one of them.
 */
export const buildStorySoFar = (
  citations: Citations,
  mentions: ReadonlyMap<Article, Mentions>,
): ReadonlyMap<string, readonly Article[]> => {
  const earlierThan = findEarlier(citations);
  return new Map(
    [...citations.keys()].flatMap((article): [string, readonly Article[]][] => {
      const story = findStory(article, earlierThan);
      const shown = new Set(mentions.get(article)?.readMores.flat());
      return story.length < 2 || story.every((piece) => shown.has(piece))
        ? []
        : [[article.id, story]];
    }),
  );
};
