/** Keyboards differ in these letters and readers do not see it. One for one, so that places stay right. */
export const foldLetters = (text: string): string =>
  text.replace(/[يى]/g, 'ی').replaceAll('ك', 'ک');

/** The source of a regular expression for any of the phrases, longest first, with any white space between words. */
export const toPattern = (phrases: readonly string[]): string =>
  phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) =>
      foldLetters(phrase)
        .trim()
        .split(/\s+/)
        .map(escape)
        .join(String.raw`\s+`),
    )
    .join('|');

const escape = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
