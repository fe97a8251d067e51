import { foldText } from './fold.ts';

/** Each term of a text once, in the order of the text, with how often it stands there. */
export type TermCounts = readonly (readonly [term: string, count: number])[];

/** The words of a text, folded, without the shortest: they say nothing of what it is about. */
export const countTerms = (text: string): TermCounts => {
  const counts = new Map<string, number>();
  for (const term of foldText(text).split(' '))
    if (term.length > 2) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts];
};
