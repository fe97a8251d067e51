import type { TermCounts } from '../records/terms.ts';

/**
 * What an article is about: a sparse vector of unit length, the heaviest first. Terms are numbered from 0, alike in
 * all vectors made together.
 */
export interface TermVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** Terms in more than this share of the articles say nothing about any of them. */
const commonShare = 0.4;

/** The rest of an article's terms weigh next to nothing, and are what most of the time would go to. */
const mostTerms = 60;

/** An article, as far as its vector needs it. */
export interface WithTerms {
  readonly body: { readonly terms: TermCounts };
}

/** One article's terms, numbered, and how much each counts. */
interface Counted {
  readonly terms: Int32Array;
  readonly counts: Float64Array;
}

/** Gives each new term the next number. */
const openNumbers = () => {
  const numbers = new Map<number, number>();
  const count = ({ body: { terms: pairs } }: WithTerms): Counted => {
    const terms = new Int32Array(pairs.length / 2);
    const counts = new Float64Array(terms.length);
    for (let i = 0; i < terms.length; i++) {
      const term = pairs[i * 2] ?? 0;
      const known = numbers.get(term);
      terms[i] = known ?? numbers.size;
      counts[i] = pairs[i * 2 + 1] ?? 0;
      if (known === undefined) numbers.set(term, numbers.size);
    }
    return { terms, counts };
  };
  return { count, size: () => numbers.size };
};

/** The places of the heaviest weights, the heaviest first; of equals the first. */
const findHeaviest = (weights: Float64Array, most: number): number[] => {
  const order: number[] = [];
  for (let i = 0; i < weights.length; i++) if ((weights[i] ?? 0) > 0) order.push(i);
  if (order.length > most) {
    // Most are far below the last that stays: a look at the sorted weights alone tells which.
    const least = Float64Array.from(order, (i) => weights[i] ?? 0).sort()[order.length - most] ?? 0;
    const heavy = order.filter((i) => (weights[i] ?? 0) >= least);
    return heavy.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b).slice(0, most);
  }
  return order.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
};

/** The TF-IDF vectors of articles of one language, over headline, summary, tags and text. */
export const buildTermVectors = (articles: readonly WithTerms[]): readonly TermVector[] => {
  const numbers = openNumbers();
  const counted = articles.map(numbers.count);
  const documents = new Int32Array(numbers.size());
  for (const { terms } of counted)
    for (const term of terms) documents[term] = (documents[term] ?? 0) + 1;
  const total = articles.length;
  const mostDocuments = Math.max(2, total * commonShare);
  const rarity = Float64Array.from(documents, (inDocuments) =>
    inDocuments < 2 || inDocuments > mostDocuments ? 0 : Math.log(total / inDocuments),
  );
  return counted.map(({ terms, counts }) => {
    const all = Float64Array.from(
      counts,
      (count, i) => (1 + Math.log(count)) * (rarity[terms[i] ?? 0] ?? 0),
    );
    const heaviest = findHeaviest(all, mostTerms);
    const weights = Float64Array.from(heaviest, (i) => all[i] ?? 0);
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
    return {
      terms: Int32Array.from(heaviest, (i) => terms[i] ?? 0),
      weights: weights.map((weight) => weight / length),
    };
  });
};
