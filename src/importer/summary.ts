import { summaryLimit } from '../records/article.ts';
import { trimEndOf } from './clean-text.ts';

/** Where sentences end, in the scripts that have signs for it. */
const sentenceEnd = /[.!?…؟。！？]["'”’»)\]]*(?=\s|$)|[。！？]/gu;

/** A text cut to what lists show: at the end of a sentence if there is one, else of a word. */
export const toSummary = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= summaryLimit) return line;
  const head = characters.slice(0, summaryLimit - 1).join('');
  const ends = [...head.matchAll(sentenceEnd)].map(({ 0: sign, index }) => index + sign.length);
  const end = ends.findLast((each) => each >= 60);
  if (end !== undefined) return head.slice(0, end).trim();
  const space = head.lastIndexOf(' ');
  return `${trimEndOf(space < 0 ? head : head.slice(0, space), /[\s,;:،؛–—-]/u)}…`;
};
