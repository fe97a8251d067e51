/** The first sentence of a summary: the one line that stands under a title within a text. */
export const firstSentence = (text: string, tag: string): string => {
  const [first] = new Intl.Segmenter(tag, { granularity: 'sentence' }).segment(text);
  return first?.segment.trim() ?? text;
};
