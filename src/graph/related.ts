import { compareText } from '../records/compare-text.ts';
import { buildTermVectors, type TermVector, type WithTerms } from './term-vectors.ts';

/** An article, as far as it matters for what it is near to. */
export interface Relatable extends WithTerms {
  readonly id: string;
  readonly tags: readonly string[];
  readonly thread: string | undefined;
}

/** What a tag and a thread in common add to the cosine, which lies between 0 and 1. */
const sharedTagLift = 0.04;
const sharedThreadLift = 0.05;

/** Too far apart to be called related. */
const leastScore = 0.08;

/**
 * A term stands for at most as many articles, those that it weighs most in, and a tag or a thread brings at most as
 * many to be looked at, the first ones of the list: so the work for one article does not grow with the archive.
 */
const mostPlaces = 250;

/** The articles that a term stands in, by their place in the list, and its weight in each. */
interface Posting {
  readonly places: Int32Array;
  readonly weights: Float64Array;
}

/** By term. */
const invert = (vectors: readonly TermVector[]): readonly Posting[] => {
  const lengths: number[] = [];
  for (const { terms } of vectors)
    for (const term of terms) lengths[term] = (lengths[term] ?? 0) + 1;
  const postings = Array.from({ length: lengths.length }, (_, term) => ({
    places: new Int32Array(lengths[term] ?? 0),
    weights: new Float64Array(lengths[term] ?? 0),
  }));
  const filled = new Int32Array(postings.length);
  for (const [place, { terms, weights }] of vectors.entries()) {
    for (const [i, term] of terms.entries()) {
      const posting = postings[term];
      const at = filled[term] ?? 0;
      if (!posting) continue;
      posting.places[at] = place;
      posting.weights[at] = weights[i] ?? 0;
      filled[term] = at + 1;
    }
  }
  return postings.map(toHeaviest);
};

const toHeaviest = (posting: Posting): Posting => {
  const { places, weights } = posting;
  if (places.length <= mostPlaces) return posting;
  const order = Array.from(places.keys())
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
    .slice(0, mostPlaces);
  return {
    places: Int32Array.from(order, (at) => places[at] ?? 0),
    weights: Float64Array.from(order, (at) => weights[at] ?? 0),
  };
};

/** Scores of articles by their place, of those only that something in common has brought. */
interface Scores {
  readonly scores: Float64Array;
  /** The places of those that were brought, as many as `count` says. */
  readonly brought: Int32Array;
  count: number;
}

const openScores = (count: number): Scores => ({
  scores: new Float64Array(count),
  brought: new Int32Array(count),
  count: 0,
});

/** What an article has that only a tag or a thread has brought: nothing, but it is there. */
const hardly = 1e-300;

const bring = (all: Scores, places: readonly number[]): void => {
  for (const place of places) {
    if (all.scores[place] !== 0) continue;
    all.scores[place] = hardly;
    all.brought[all.count++] = place;
  }
};

const clear = (all: Scores): void => {
  for (let i = 0; i < all.count; i++) all.scores[all.brought[i] ?? 0] = 0;
  all.count = 0;
};

/** Adds the cosine of its vector and this one to the score of every article that they bring. */
const addCosines = (
  all: Scores,
  { terms, weights }: TermVector,
  postings: readonly Posting[],
): void => {
  const { scores, brought } = all;
  let { count } = all;
  for (let i = 0; i < terms.length; i++) {
    const posting = postings[terms[i] ?? 0];
    const weight = weights[i] ?? 0;
    if (!posting) continue;
    const { places, weights: others } = posting;
    for (let k = 0; k < places.length; k++) {
      const place = places[k] ?? 0;
      const score = scores[place] ?? 0;
      if (score === 0) brought[count++] = place;
      scores[place] = score + weight * (others[k] ?? 0);
    }
  }
  all.count = count;
};

/** The places of the first articles that have each of some keys: tags, threads. */
const groupPlaces = (
  articles: readonly Relatable[],
  keysOf: (article: Relatable) => Iterable<string>,
): ReadonlyMap<string, readonly number[]> => {
  const groups = new Map<string, number[]>();
  for (const [place, article] of articles.entries()) {
    for (const key of keysOf(article)) {
      const group = groups.get(key) ?? [];
      if (group.length === 0) groups.set(key, group);
      if (group.length < mostPlaces) group.push(place);
    }
  }
  return groups;
};

/** What two articles' tags and threads add to their score. */
const liftOf = (tags: ReadonlySet<string>, article: Relatable, other: Relatable): number => {
  let lift = 0;
  if (article.thread !== undefined && article.thread === other.thread) lift += sharedThreadLift;
  for (const [i, tag] of other.tags.entries())
    if (tags.has(tag) && other.tags.indexOf(tag) === i) lift += sharedTagLift;
  return lift;
};

/** The `most` best of those that `fits` lets through, best first; equals by id. */
const pickBest = <Piece extends Relatable>(
  articles: readonly Piece[],
  article: Piece,
  all: Scores,
  most: number,
  fits: (candidate: Piece) => boolean,
): Piece[] => {
  const tags = new Set(article.tags);
  const mostLift = tags.size * sharedTagLift + sharedThreadLift;
  const best: { candidate: Piece; score: number }[] = [];
  let least = leastScore;
  for (let i = 0; i < all.count; i++) {
    const place = all.brought[i] ?? 0;
    const cosine = all.scores[place] ?? 0;
    // A little room for the last bit: sums in another order differ by it.
    if (cosine + mostLift < least - 1e-9) continue;
    const candidate = articles[place];
    if (!candidate || !fits(candidate)) continue;
    const score = cosine + liftOf(tags, article, candidate);
    if (score < least) continue;
    best.push({ candidate, score });
    best.sort((a, b) => b.score - a.score || compareText(a.candidate.id, b.candidate.id));
    best.length = Math.min(best.length, most);
    least = Math.max(leastScore, best[most - 1]?.score ?? 0);
  }
  return best.map(({ candidate }) => candidate);
};

/**
 * For each article, the pieces nearest to it in what they are about: the cosine of their TF-IDF vectors,
 * lifted a little by shared tags and thread. `linked` holds, by article id, the ids that its page links already;
 * they and the article stay out. The articles have to be of one language. Nobody is compared with everybody:
 * only what shares a term, a tag or a thread is ever looked at.
 */
export const buildRelated = <Piece extends Relatable>(
  articles: readonly Piece[],
  linked: ReadonlyMap<string, ReadonlySet<string>>,
  most: number,
): ReadonlyMap<string, readonly Piece[]> => {
  const vectors = buildTermVectors(articles);
  const postings = invert(vectors);
  const tagged = groupPlaces(articles, ({ tags }) => new Set(tags));
  const threaded = groupPlaces(articles, ({ thread }) => (thread === undefined ? [] : [thread]));
  const scores = openScores(articles.length);
  const findRelated = (article: Piece, vector: TermVector): Piece[] => {
    clear(scores);
    // The nearest are often among the first, beside which most others need no second look.
    bring(scores, threaded.get(article.thread ?? '') ?? []);
    addCosines(scores, vector, postings);
    for (const tag of article.tags) bring(scores, tagged.get(tag) ?? []);
    const leaveOut = linked.get(article.id);
    return pickBest(
      articles,
      article,
      scores,
      most,
      (candidate) => candidate !== article && !leaveOut?.has(candidate.id),
    );
  };
  return new Map(
    articles.map((article, place) => {
      const vector = vectors[place];
      return [article.id, vector ? findRelated(article, vector) : []];
    }),
  );
};
