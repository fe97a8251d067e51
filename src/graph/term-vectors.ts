import type { Article } from '../records/article.ts';
import { compareText } from '../records/compare-text.ts';
import { countTerms } from '../records/terms.ts';

/**
 * What an article is about: a sparse vector of unit length, the heaviest first. Terms are numbers, which stand
 * for the same words in all vectors made together: an archive has millions of them.
 */
export interface TermVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** How often a term of each part counts, so that the headline says more than a word in passing. */
const partWeights = { title: 4, summary: 2, tags: 3, text: 1 };

/** Terms in more than this share of the articles say nothing about any of them. */
const commonShare = 0.4;

/** The rest of an article's terms weigh next to nothing, and are what most of the time would go to. */
const mostTerms = 100;

/** Gives each new word the next number. */
const buildVocabulary = () => {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const toNumber = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };
  return { words, toNumber };
};

const weighTerms = (
  { title, summary, tags, body }: Article,
  toNumber: (word: string) => number,
): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  const parts = [
    [countTerms(title), partWeights.title],
    [countTerms(summary), partWeights.summary],
    [countTerms(tags.join(' ')), partWeights.tags],
    [body.terms, partWeights.text],
  ] as const;
  for (const [terms, weight] of parts) {
    for (const [word, count] of terms) {
      const term = toNumber(word);
      counts.set(term, (counts.get(term) ?? 0) + count * weight);
    }
  }
  return counts;
};

/** The TF-IDF vectors of articles of one language, over headline, summary, tags and text. */
export const buildTermVectors = (articles: readonly Article[]): readonly TermVector[] => {
  const { words, toNumber } = buildVocabulary();
  const counts = articles.map((article) => weighTerms(article, toNumber));
  const documents = new Int32Array(words.length);
  for (const each of counts)
    for (const term of each.keys()) documents[term] = (documents[term] ?? 0) + 1;
  const total = articles.length;
  const mostDocuments = Math.max(2, total * commonShare);

  return counts.map((each) => {
    const heaviest = [...each]
      .flatMap(([term, count]): { term: number; weight: number }[] => {
        const inDocuments = documents[term] ?? 1;
        if (inDocuments < 2 || inDocuments > mostDocuments) return [];
        return [{ term, weight: (1 + Math.log(count)) * Math.log(total / inDocuments) }];
      })
      .sort((a, b) => b.weight - a.weight || compareText(words[a.term] ?? '', words[b.term] ?? ''))
      .slice(0, mostTerms);
    const length = Math.hypot(...heaviest.map(({ weight }) => weight)) || 1;
    return {
      terms: Int32Array.from(heaviest, ({ term }) => term),
      weights: Float64Array.from(heaviest, ({ weight }) => weight / length),
    };
  });
};
