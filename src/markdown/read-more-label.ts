import { foldLetters, toPattern } from './pattern.ts';

/** The labels of "Read more" lines, with their colon, in a form that can be looked for. */
export interface Labels {
  /** Where the label ends, colon included, if the text begins with one; else `undefined`. */
  readonly atStart: (text: string) => number | undefined;
  /** Where labels stand that begin a later line of the text; `start` is the line break. */
  readonly atLaterLines: (text: string) => { readonly start: number; readonly end: number }[];
}

/** Marks of direction and the like hide before a label as well as white space does. */
const blank = String.raw`[\s\u200B-\u200F\u2060\uFEFF]*`;

/** Prepares labels such as `Read more`: in any case, with any colon. */
export const toLabels = (labels: readonly string[]): Labels => {
  const label = `${blank}(?:${toPattern(labels)})${blank}[:：]`;
  const start = new RegExp(`^${label}`, 'iu');
  const later = new RegExp(`\\n${label}`, 'giu');
  return {
    atStart: (text) => start.exec(foldLetters(text))?.[0].length,
    atLaterLines: (text) =>
      text.includes('\n')
        ? [...foldLetters(text).matchAll(later)].map(({ 0: { length }, index }) => ({
            start: index,
            end: index + length,
          }))
        : [],
  };
};
