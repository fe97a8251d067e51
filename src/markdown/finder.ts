/**
 * Finds a pattern from further and further on in a text. What was found, or is not there, is not looked for again: all
 * that is asked in the order of the text takes a time in proportion to its length, whatever is missing.
 *
 * @param pattern With the flag `g`, and of its own.
 * @returns From an offset on, the next match, or `undefined`.
 */
export const makeFinder = (
  text: string,
  pattern: RegExp,
): ((from: number) => RegExpExecArray | undefined) => {
  let known: RegExpExecArray | undefined;
  let isOver = false;
  return (from) => {
    if (isOver || (known && known.index >= from)) return known;
    pattern.lastIndex = from;
    known = pattern.exec(text) ?? undefined;
    isOver = known === undefined;
    return known;
  };
};
