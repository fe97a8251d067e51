import type { Article } from '../records/article.ts';
import { compareText } from '../records/compare-text.ts';
import { foldText } from '../records/fold.ts';

/** A sparse vector of unit length: term -> weight. */
type Vector = ReadonlyMap<string, number>;

/** How often a term of each part counts, so that the headline says more than a word in passing. */
const weights = { title: 4, summary: 2, tags: 3, text: 1 };

/** What a tag and a thread in common add to the cosine, which lies between 0 and 1. */
const sharedTagLift = 0.04;
const sharedThreadLift = 0.05;

/** Terms in more than this share of the articles say nothing about any of them, and cost the most. */
const commonShare = 0.4;

/** Too far apart to be called related. */
const leastScore = 0.08;

const toTerms = (text: string): string[] =>
  foldText(text)
    .split(' ')
    .filter((term) => term.length > 2);

const countTerms = ({ title, summary, tags, body }: Article): Map<string, number> => {
  const counts = new Map<string, number>();
  const parts = [
    [title, weights.title],
    [summary, weights.summary],
    [tags.join(' '), weights.tags],
    [body.text, weights.text],
  ] as const;
  for (const [text, weight] of parts) {
    for (const term of toTerms(text)) counts.set(term, (counts.get(term) ?? 0) + weight);
  }
  return counts;
};

const toVector = (
  counts: ReadonlyMap<string, number>,
  documents: ReadonlyMap<string, number>,
  total: number,
): Vector => {
  const weighted = [...counts].flatMap(([term, count]): [string, number][] => {
    const inDocuments = documents.get(term) ?? 1;
    if (inDocuments < 2 || inDocuments > Math.max(2, total * commonShare)) return [];
    return [[term, (1 + Math.log(count)) * Math.log(total / inDocuments)]];
  });
  const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
  return new Map(weighted.map(([term, weight]) => [term, weight / length]));
};

const countDocuments = (all: readonly ReadonlyMap<string, number>[]): Map<string, number> => {
  const documents = new Map<string, number>();
  for (const counts of all)
    for (const term of counts.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
  return documents;
};

/** Term -> the articles that have it, with its weight there. */
const invert = (vectors: readonly Vector[]): Map<string, [number, number][]> => {
  const postings = new Map<string, [number, number][]>();
  vectors.forEach((vector, article) => {
    for (const [term, weight] of vector) {
      const posting = postings.get(term);
      if (posting) posting.push([article, weight]);
      else postings.set(term, [[article, weight]]);
    }
  });
  return postings;
};

const lift = (a: Article, b: Article): number =>
  a.tags.filter((tag) => b.tags.includes(tag)).length * sharedTagLift +
  (a.thread !== undefined && a.thread === b.thread ? sharedThreadLift : 0);

const rank = (
  articles: readonly Article[],
  vectors: readonly Vector[],
  postings: ReadonlyMap<string, readonly [number, number][]>,
  of: number,
  leaveOut: ReadonlySet<string>,
  most: number,
): Article[] => {
  const article = articles[of];
  if (!article) return [];
  const scores = new Map<number, number>();
  for (const [term, weight] of vectors[of] ?? []) {
    for (const [other, otherWeight] of postings.get(term) ?? []) {
      scores.set(other, (scores.get(other) ?? 0) + weight * otherWeight);
    }
  }
  return [...scores]
    .flatMap(([other, cosine]) => {
      const candidate = articles[other];
      return candidate ? [{ candidate, cosine }] : [];
    })
    .filter(({ candidate }) => candidate !== article && !leaveOut.has(candidate.id))
    .map(({ candidate, cosine }) => ({ candidate, score: cosine + lift(article, candidate) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || compareText(a.candidate.id, b.candidate.id))
    .slice(0, most)
    .map(({ candidate }) => candidate);
};

/**
 * For each article, the pieces nearest to it in what they are about: the cosine of their TF-IDF vectors
 * over headline, summary, tags and text, found through an inverted index, lifted a little by shared tags and
 * thread. `linked` holds, by article id, the ids that its page links already; they and the article stay out.
 * The articles have to be of one language, in a fixed order: then the result is the same on every machine.
 */
export const buildRelated = (
  articles: readonly Article[],
  linked: ReadonlyMap<string, ReadonlySet<string>>,
  most: number,
): ReadonlyMap<string, readonly Article[]> => {
  const counts = articles.map(countTerms);
  const documents = countDocuments(counts);
  const vectors = counts.map((each) => toVector(each, documents, articles.length));
  const postings = invert(vectors);
  return new Map(
    articles.map((article, of) => [
      article.id,
      rank(articles, vectors, postings, of, linked.get(article.id) ?? new Set(), most),
    ]),
  );
};
