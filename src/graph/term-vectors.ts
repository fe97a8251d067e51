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

/** The places of the heaviest weights, the heaviest first; of equals the first, as sorting leaves them in their order. */
const findHeaviest = (weights: Float64Array, most: number): Int32Array => {
  const byWeight = (a: number, b: number): number => (weights[b] ?? 0) - (weights[a] ?? 0);
  // Most are far below the last that stays: a look at the sorted weights alone tells which.
  const least = weights.length > most ? (weights.toSorted()[weights.length - most] ?? 0) : 0;
  const heavy: number[] = [];
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight > 0 && weight >= least) heavy.push(i);
  }
  return Int32Array.from(heavy.sort(byWeight).slice(0, most));
};

/** How rare each term is: none where it says nothing of any article. */
const toRarity = (counted: readonly Counted[], size: number): Float64Array => {
  const documents = new Int32Array(size);
  for (const { terms } of counted)
    for (const term of terms) documents[term] = (documents[term] ?? 0) + 1;
  const total = counted.length;
  const mostDocuments = Math.max(2, total * commonShare);
  return new Float64Array(documents).map((inDocuments) =>
    inDocuments < 2 || inDocuments > mostDocuments ? 0 : Math.log(total / inDocuments),
  );
};

const toVector = ({ terms, counts }: Counted, rarity: Float64Array): TermVector => {
  const all = new Float64Array(terms.length);
  for (let i = 0; i < all.length; i++)
    all[i] = (1 + Math.log(counts[i] ?? 1)) * (rarity[terms[i] ?? 0] ?? 0);
  const heaviest = findHeaviest(all, mostTerms);
  const weights = new Float64Array(heaviest.length);
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i] = all[heaviest[i] ?? 0] ?? 0;
    squares += (weights[i] ?? 0) ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  return {
    terms: heaviest.map((i) => terms[i] ?? 0),
    weights: weights.map((weight) => weight / length),
  };
};

/** The TF-IDF vectors of articles of one language, over headline, summary, tags and text. */
export const buildTermVectors = (articles: readonly WithTerms[]): readonly TermVector[] => {
  const numbers = openNumbers();
  const counted = articles.map(numbers.count);
  const rarity = toRarity(counted, numbers.size());
  return counted.map((each) => toVector(each, rarity));
};
