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
  // Of equals the first of the list: sorting leaves them in their order.
  const order = Array.from(places.keys())
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
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
  const { scores, brought, count } = all;
  // Where they are many, all in a row are sooner cleared than these.
  if (count * 8 > scores.length) scores.fill(0);
  else for (let i = 0; i < count; i++) scores[brought[i] ?? 0] = 0;
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
      groups.set(key, group);
      if (group.length < mostPlaces) group.push(place);
    }
  }
  return groups;
};

/** By article's place, its tags as numbers from 0, each once, and its thread, -1 where it has none. */
interface Labels {
  readonly tags: readonly Int32Array[];
  readonly threads: Int32Array;
  /** A mark for each tag of the article that is being looked at. */
  readonly marks: Uint8Array;
}

const toLabels = (articles: readonly Relatable[]): Labels => {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const tags = articles.map((article) =>
    Int32Array.from(new Set(article.tags), (tag) => numberOf(`tag ${tag}`)),
  );
  const threads = Int32Array.from(articles, ({ thread }) =>
    thread === undefined ? -1 : numberOf(`thread ${thread}`),
  );
  return { tags, threads, marks: new Uint8Array(numbers.size) };
};

/** What tags and thread in common add to the score of the article at a place. */
const liftOf = ({ tags, threads, marks }: Labels, thread: number, place: number): number => {
  let lift = thread !== -1 && threads[place] === thread ? sharedThreadLift : 0;
  for (const tag of tags[place] ?? []) lift += (marks[tag] ?? 0) * sharedTagLift;
  return lift;
};

/** The `most` best of those that were brought, but for those to leave out, best first; equals by id. */
const pickBest = (
  articles: readonly Relatable[],
  labels: Labels,
  all: Scores,
  at: number,
  most: number,
  leaveOut: ReadonlySet<string> | undefined,
): number[] => {
  const { scores, brought, count } = all;
  const own = labels.tags[at] ?? new Int32Array();
  const thread = labels.threads[at] ?? -1;
  for (const tag of own) labels.marks[tag] = 1;
  const mostLift = own.length * sharedTagLift + sharedThreadLift;
  const best: { place: number; id: string; score: number }[] = [];
  let least = leastScore;
  // A little room for the last bit: sums in another order differ by it.
  let leastCosine = least - mostLift - 1e-9;
  for (let i = 0; i < count; i++) {
    const place = brought[i] ?? 0;
    const cosine = scores[place] ?? 0;
    if (cosine < leastCosine || place === at) continue;
    const score = cosine + liftOf(labels, thread, place);
    if (score < least) continue;
    const id = articles[place]?.id ?? '';
    if (leaveOut?.has(id) === true) continue;
    best.push({ place, id, score });
    best.sort((a, b) => b.score - a.score || compareText(a.id, b.id));
    best.length = Math.min(best.length, most);
    least = Math.max(leastScore, best[most - 1]?.score ?? 0);
    leastCosine = least - mostLift - 1e-9;
  }
  for (const tag of own) labels.marks[tag] = 0;
  return best.map(({ place }) => place);
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
  const labels = toLabels(articles);
  const scores = openScores(articles.length);
  const findRelated = (article: Piece, vector: TermVector, place: number): Piece[] => {
    clear(scores);
    // The nearest are often among the first, beside which most others need no second look.
    bring(scores, threaded.get(article.thread ?? '') ?? []);
    addCosines(scores, vector, postings);
    for (const tag of article.tags) bring(scores, tagged.get(tag) ?? []);
    const best = pickBest(articles, labels, scores, place, most, linked.get(article.id));
    return best.flatMap((each) => articles[each] ?? []);
  };
  return new Map(
    articles.map((article, place) => {
      const vector = vectors[place];
      return [article.id, vector ? findRelated(article, vector, place) : []];
    }),
  );
};
