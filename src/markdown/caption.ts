import { collapse } from './plain-text.ts';
import { foldLetters, toPattern } from './pattern.ts';

/** What a picture's title says. */
export interface Caption {
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

/**
 * Prepares a reader of titles such as `The corridor in winter. credit: A. Name`: the credit is what follows
 * the last of the labels; brackets and strokes around it are dropped.
 */
export const captionReader = (labels: readonly string[]): ((title: string) => Caption) => {
  const label = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${toPattern(labels)})\s*[:：]`, 'giu');
  return (typed) => {
    const title = collapse(typed);
    const folded = foldLetters(title);
    const found = [...folded.matchAll(label)].at(-1);
    if (found === undefined) return { caption: title || undefined, credit: undefined };
    const before = title.slice(0, found.index);
    const credit = title.slice(found.index + found[0].length);
    const isBracketed = /[([]\s*$/.test(before) && /[)\]]$/.test(credit);
    return {
      caption: before.replace(/(?<![\s([,;|/·–—-])[\s([,;|/·–—-]+$/, '') || undefined,
      credit: (isBracketed ? credit.slice(0, -1) : credit).trim() || undefined,
    };
  };
};
