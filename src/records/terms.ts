import { foldText } from './fold.ts';

/**
 * The terms of a text with how often each stands there, in pairs: term, count, term, count. A term is a word, folded,
 * as a number of 32 bits: an archive has millions, and that two of its words are one number is no harm.
 */
export type TermCounts = Int32Array;

/** FNV-1a over UTF-16 units. */
const toTerm = (word: string): number => {
  let term = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) term = Math.imul(term ^ word.charCodeAt(i), 0x01000193);
  return term | 0;
};

/** The words of a text, without the shortest: they say nothing of what it is about. */
export const countTerms = (text: string): TermCounts => {
  const counts = new Map<number, number>();
  for (const word of foldText(text).split(' ')) {
    if (word.length <= 2) continue;
    const term = toTerm(word);
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return Int32Array.from([...counts].flat());
};

/** How often a term of each part of an article counts, so that the headline says more than a word in passing. */
const partWeights = { title: 4, summary: 2, tags: 3, text: 1 };

/** The terms that stand in an article less often say nearly nothing of it, and are what most time would go to. */
const mostTerms = 120;

/** What an article is about: the terms that count most in it, the heaviest first; of equals those that come first. */
export const weighTerms = (
  { title, summary, tags }: { title: string; summary: string; tags: readonly string[] },
  text: TermCounts,
): TermCounts => {
  const weights = new Map<number, number>();
  const add = (counts: TermCounts, weight: number): void => {
    for (let i = 0; i < counts.length; i += 2) {
      const term = counts[i] ?? 0;
      weights.set(term, (weights.get(term) ?? 0) + (counts[i + 1] ?? 0) * weight);
    }
  };
  add(countTerms(title), partWeights.title);
  add(countTerms(summary), partWeights.summary);
  add(countTerms(tags.join(' ')), partWeights.tags);
  add(text, partWeights.text);
  const heaviest = [...weights].sort(([, a], [, b]) => b - a).slice(0, mostTerms);
  return Int32Array.from(heaviest.flat());
};

/** Term counts as text, to be kept, and back. */
export const toTermText = ({ buffer, byteOffset, byteLength }: TermCounts): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

export const fromTermText = (text: string): TermCounts => {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Int32Array(bytes.buffer);
};
