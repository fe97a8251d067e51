import { attention } from 'micromark-core-commonmark';
import type { Code, Construct, TokenizeContext, Tokenizer } from 'micromark-util-types';

const asterisk = 42;

const toText = (code: Code): string => (code === null || code < 0 ? '' : String.fromCharCode(code));

/** Brackets that open; quotation marks can do either, in one language or another. */
const isOpeningBracket = (text: string): boolean => /\p{Ps}/u.test(text);
const isQuote = (text: string): boolean => /[\p{Pi}\p{Pf}"']/u.test(text);
const isClosingSign = (text: string): boolean => /[\p{Pe}.,:;!?…،؛؟。、，：；！？]/u.test(text);
const isSpace = (text: string): boolean => text === '' || /\s/u.test(text);
const isSign = (text: string): boolean => /[\p{P}\p{S}]/u.test(text);
const isLetter = (text: string): boolean => !isSpace(text) && !isSign(text);

/** The character before the one that the tokenizer saw last; empty at the start of a line. */
const findBeforePrevious = (context: TokenizeContext): string => {
  const end = context.now();
  if (end._bufferIndex < 2) return '';
  const start = { ...end, offset: end.offset - 2, _bufferIndex: end._bufferIndex - 2 };
  return context.sliceSerialize({ start, end }).charAt(0);
};

/** A quotation mark after a space or an opening bracket opens, whatever its form. */
const isOpeningQuote = (quote: string, before: string): boolean =>
  isQuote(quote) && (isSpace(before) || isOpeningBracket(before));

const tokenize: Tokenizer = function (effects, ok, nok) {
  const previous = toText(this.previous);
  const beforePrevious = findBeforePrevious(this);
  const widen = (code: Code): ReturnType<typeof ok> => {
    const [, token] = this.events.at(-1) ?? [];
    const next = toText(code);
    const isAfter = isSign(previous) && !isOpeningBracket(previous);
    if (token && isAfter && !isOpeningQuote(previous, beforePrevious) && isLetter(next))
      token._close = true;
    if (token && isLetter(previous) && isSign(next) && !isClosingSign(next)) token._open = true;
    return ok(code);
  };
  return attention.tokenize.call(this, effects, widen, nok);
};

const emphasis: Construct = { ...attention, tokenize };

/** Of the processor that the plugin is used by. */
interface Parser {
  readonly data: () => object;
}

/**
 * Lets asterisks open and close beside letters, where what they hold begins or ends with a quotation mark, a bracket or
 * another sign: `**«دالان»**ی`, `**(so-called)**corridor`, `**「重要」**です`. CommonMark's rule knows words by the spaces
 * around them, which languages with suffixes, and those without spaces, do not have.
 */
export function remarkEmphasis(this: Parser): undefined {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  (data.micromarkExtensions ??= []).push({ text: { [asterisk]: emphasis } });
}
