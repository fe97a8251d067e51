/** What keyboards put between a marker and its words: no-break and wide spaces, joiners and other unseen characters. */
const blank = '\\u00A0\\u1680\\u2000-\\u200D\\u202F\\u205F\\u2060\\u3000\\uFEFF';

/** The start of a line that is a heading or an item of a list, but for the blank after its marker. */
const oddBlank = new RegExp(`^([ \\t>]*)(#{1,6}|[-*+]|\\d{1,9}[.)])[${blank}][ ${blank}]*`, 'u');

/** A number in the digits of another script, as the marker of a list. */
const otherDigits = new RegExp(`^([ \\t>]*)(?![0-9])(\\p{Nd}{1,9})(?=[.)][ \\t${blank}])`, 'u');

const fence = /^[ \t>]*(`{3,}|~{3,})/;

/** The digits of a script are ten neighbours, and begin with a zero. */
const toDigit = (digit: string): string => {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(point - zero);
};

const toPlainLine = (line: string): string => {
  const number = otherDigits.exec(line);
  const [, indent = '', digits = ''] = number ?? [];
  // Digits beyond the first plane are two code units each: a mended line would shift what follows.
  const isOneForOne = number !== null && Array.from(digits).length === digits.length;
  const counted = isOneForOne
    ? indent + digits.replace(/\p{Nd}/gu, toDigit) + line.slice(number[0].length)
    : line;
  return counted.replace(
    oddBlank,
    (whole, before: string, marker: string) =>
      before + marker + ' '.repeat(whole.length - before.length - marker.length),
  );
};

/**
 * Writes the markers of headings and lists as Markdown knows them, where a keyboard typed something alike: a no-break
 * space (Option and Space on a Mac) or a joiner (Shift and Space on a Persian keyboard) after them, or `۱.` for `1.`.
 * Each character is replaced by one, so that lines and columns stay. Code is left alone.
 */
export const withPlainMarkers = (body: string): string => {
  if (!/[^\n -~]/.test(body)) return body;
  let open = '';
  return body
    .split('\n')
    .map((line) => {
      const [, marks = ''] = fence.exec(line) ?? [];
      if (open !== '') {
        if (marks.startsWith(open)) open = '';
        return line;
      }
      open = marks;
      return marks === '' ? toPlainLine(line) : line;
    })
    .join('\n');
};
