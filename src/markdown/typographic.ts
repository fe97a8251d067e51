import { languagePack, type Language } from '../i18n/languages.ts';

/** What a language puts around words, opening and closing: outside, and within those. */
export interface Quotes {
  readonly double: readonly [string, string];
  readonly single: readonly [string, string];
}

/** Stands between parts; Markdown lets no such character through. */
const seam = '\0';

/** What a word can stand behind, so that a mark there opens one. */
const beforeWord = /[\s([{<«“‘‹—–/=-]/u;
/** The same where the blank was forgotten, and no quote is open that the mark could end: `He said:"It is closed."` */
const beforeSentence = /[:;,.!?…،؛؟]/u;
const afterWord = /[\s.,;:!?)\]}،؛؟]/u;

const isLetter = (character: string | undefined): boolean => /[\p{L}\p{M}]/u.test(character ?? '');

/** Marks that keyboards have; and where a text has addresses, not theirs: each is looked at from its beginning only. */
const typed = /-{2,}|\.{3,}|["']/gu;
const typedOrAddress =
  /(?:https?:\/\/|www\.)[^\s"“”«»]*[^\s"“”«»'.,;:!?]|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|-{2,}|\.{3,}|["']/giu;
const address = /:\/\/|www\.|@/iu;

const runs: Readonly<Record<string, string>> = { '--': '–', '---': '—', '...': '…' };

/**
 * Puts the quotation marks of a language, apostrophes, dashes and ellipses where somebody typed `"`, `'`, `--`, `---`
 * and `...`. Right for what people type, not for all: `'tis` opens a quote.
 *
 * @param parts The texts of one paragraph, in order; U+FFFC stands for what is no text. Marks look beyond their part.
 * @returns As many texts.
 */
export const toTypographic = (parts: readonly string[], quotes: Quotes): string[] => {
  const whole = parts.join(seam);
  const opened: { mark: string; at: number }[] = [];
  const next = (from: number, step: 1 | -1): number => {
    let at = from + step;
    while (whole[at] === seam) at += step;
    return at;
  };
  const isOpening = (at: number, mark: string): boolean => {
    const before = next(at, -1);
    const after = whole[next(at, 1)];
    const starts =
      whole[before] === undefined ||
      beforeWord.test(whole[before]) ||
      opened.at(-1)?.at === before ||
      (beforeSentence.test(whole[before]) && !opened.some((each) => each.mark === mark));
    const isWord = !afterWord.test(after ?? ' ') || whole.startsWith('...', next(at, 1));
    return starts && isWord;
  };
  const close = (mark: string): boolean => {
    const at = opened.findLastIndex((each) => each.mark === mark);
    if (at >= 0) opened.length = at;
    return at >= 0;
  };
  const toQuote = (mark: string, at: number): string => {
    const [open, end] = mark === '"' ? quotes.double : quotes.single;
    const before = whole[next(at, -1)];
    const after = next(at, 1);
    const single = mark === "'";
    if (single && isLetter(before) && isLetter(whole[after])) return '’';
    if (isOpening(at, mark) && !(single && /^\d\ds?\b/.test(whole.slice(after)))) {
      opened.push({ mark, at });
      return open;
    }
    if (close(mark)) return end;
    // Feet and inches, or minutes and seconds.
    if (/\d/.test(before ?? '')) return mark;
    return single ? '’' : end;
  };
  return whole
    .replace(address.test(whole) ? typedOrAddress : typed, (mark, at: number) =>
      mark === '"' || mark === "'" ? toQuote(mark, at) : (runs[mark] ?? mark),
    )
    .split(seam);
};

/** The same for a text that stands by itself: a headline, a summary, a caption. */
export const typeset = (text: string, language: Language): string =>
  toTypographic([text], languagePack(language).quotes).join('');
