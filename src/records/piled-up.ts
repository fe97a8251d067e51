/** The longest that people write: a family of emoji has eleven code points, a flag of a region seven. */
const mostInOne = 12;

/** Marks on one letter: vocalised Hebrew, Vietnamese and Indic scripts get by with fewer. */
const marks = /\p{M}{7,}/u;

/** Characters that take no room and join nothing that is seen; ZWNJ and ZWJ belong to Persian, Indic scripts and emoji. */
const unseen =
  /[\u200B\u2060-\u2064\uFEFF\u00AD\u034F\u115F\u1160\u3164\uFFA0\u{E0100}-\u{E01EF}]/gu;

const mostUnseen = 20;

/**
 * Whether a text holds characters that are piled up so that what is shown is not what is there: marks upon marks, emoji
 * joined without end, a text hidden in characters that are not seen. A limit on the length alone lets them through.
 */
export const isPiledUp = (text: string): boolean => {
  if (marks.test(text)) return true;
  if ((text.match(unseen) ?? []).length > mostUnseen) return true;
  const segments = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text);
  for (const { segment } of segments) {
    if (segment.length > mostInOne && Array.from(segment).length > mostInOne) return true;
  }
  return false;
};
