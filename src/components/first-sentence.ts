import { remember } from '../records/remember.ts';

const sentencesOf = remember((tag) => {
  const segmenter = new Intl.Segmenter(tag, { granularity: 'sentence' });
  return remember((text) => {
    const [first] = segmenter.segment(text);
    return first?.segment.trim() ?? text;
  });
});

/** The first sentence of a summary: the one line that stands under a title within a text. */
export const firstSentence = (text: string, tag: string): string => sentencesOf(tag)(text);
