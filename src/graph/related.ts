import type { Article } from '../records/article.ts';
import { compareText } from '../records/compare-text.ts';
import { buildTermVectors, type TermVector } from './term-vectors.ts';

/** What a tag and a thread in common add to the cosine, which lies between 0 and 1. */
const sharedTagLift = 0.04;
const sharedThreadLift = 0.05;

/** Too far apart to be called related. */
const leastScore = 0.08;

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
  return postings;
};

/** Adds to every article's score the cosine of its vector and this one. */
const addCosines = (
  scores: Float64Array,
  { terms, weights }: TermVector,
  postings: readonly Posting[],
): void => {
  for (let i = 0; i < terms.length; i++) {
    const posting = postings[terms[i] ?? 0];
    const weight = weights[i] ?? 0;
    if (!posting) continue;
    for (let k = 0; k < posting.places.length; k++) {
      const place = posting.places[k] ?? 0;
      scores[place] = (scores[place] ?? 0) + weight * (posting.weights[k] ?? 0);
    }
  }
};

/** The places of the articles that have each of some keys: tags, threads. */
const groupPlaces = (
  articles: readonly Article[],
  keysOf: (article: Article) => Iterable<string>,
): ReadonlyMap<string, readonly number[]> => {
  const groups = new Map<string, number[]>();
  for (const [place, article] of articles.entries()) {
    for (const key of keysOf(article)) {
      const group = groups.get(key);
      if (group) group.push(place);
      else groups.set(key, [place]);
    }
  }
  return groups;
};

const addLift = (scores: Float64Array, places: readonly number[] = [], lift: number): void => {
  for (const place of places) scores[place] = (scores[place] ?? 0) + lift;
};

/** The `most` best of those that `fits` lets through, best first; equals by id. */
const pickBest = (
  articles: readonly Article[],
  scores: Float64Array,
  most: number,
  fits: (candidate: Article) => boolean,
): Article[] => {
  const best: { candidate: Article; score: number }[] = [];
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] ?? 0;
    if (score < leastScore || score < (best[most - 1]?.score ?? 0)) continue;
    const candidate = articles[place];
    if (!candidate || !fits(candidate)) continue;
    best.push({ candidate, score });
    best.sort((a, b) => b.score - a.score || compareText(a.candidate.id, b.candidate.id));
    best.length = Math.min(best.length, most);
  }
  return best.map(({ candidate }) => candidate);
};

/**
 * For each article, the pieces nearest to it in what they are about: the cosine of their TF-IDF vectors,
 * lifted a little by shared tags and thread. `linked` holds, by article id, the ids that its page links already;
 * they and the article stay out. The articles have to be of one language. Nobody is compared with everybody:
 * only what shares a term, a tag or a thread is ever looked at.
 */
export const buildRelated = (
  articles: readonly Article[],
  linked: ReadonlyMap<string, ReadonlySet<string>>,
  most: number,
): ReadonlyMap<string, readonly Article[]> => {
  const vectors = buildTermVectors(articles);
  const postings = invert(vectors);
  const tagged = groupPlaces(articles, ({ tags }) => new Set(tags));
  const threaded = groupPlaces(articles, ({ thread }) => (thread === undefined ? [] : [thread]));
  const scores = new Float64Array(articles.length);
  const findRelated = (article: Article, vector: TermVector): Article[] => {
    scores.fill(0);
    addCosines(scores, vector, postings);
    for (const tag of new Set(article.tags)) addLift(scores, tagged.get(tag), sharedTagLift);
    addLift(scores, threaded.get(article.thread ?? ''), sharedThreadLift);
    const leaveOut = linked.get(article.id);
    return pickBest(
      articles,
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
