/** Replaces what lies between two offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const byStart = (a: Edit, b: Edit): number => a.start - b.start || a.end - b.end;

/** Whether two edits want the same characters; two insertions at one place do not. */
export const overlap = (edits: readonly Edit[]): boolean =>
  edits.toSorted(byStart).some(({ start }, index, all) => start < (all[index - 1]?.end ?? 0));

/** Makes edits that do not overlap; of two at one place, the first comes first. */
export const applyEdits = (source: string, edits: readonly Edit[]): string => {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of edits.toSorted(byStart)) {
    parts.push(source.slice(from, start), text);
    from = end;
  }
  return parts.join('') + source.slice(from);
};

/** A file's text as the checker reads it: with `\n` for line breaks, and without a byte order mark. */
export const toPlainSource = (typed: string): string =>
  typed.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/**
 * Makes edits, whose offsets are those of the plain source, in a file as it was typed: its byte order mark, and each
 * line break that no edit covers, stay what they are. New lines end as the file's first does.
 */
export const applyToTyped = (typed: string, edits: readonly Edit[]): string => {
  const lineBreak = /\r\n?|\n/.exec(typed)?.[0] ?? '\n';
  const mark = typed.startsWith('\uFEFF') ? 1 : 0;
  // The offsets, in the plain source, of the second halves that it lacks.
  const pairs = [...typed.matchAll(/\r\n/g)].map(({ index }, count) => index - mark - count + 1);
  let passed = 0;
  const toTyped = (offset: number): number => {
    while (passed > 0 && (pairs[passed - 1] ?? 0) > offset) passed -= 1;
    while ((pairs[passed] ?? Infinity) <= offset) passed += 1;
    return offset + mark + passed;
  };
  return applyEdits(
    typed,
    edits.map(({ start, end, text }) => ({
      start: toTyped(start),
      end: toTyped(end),
      text: text.replaceAll('\n', lineBreak),
    })),
  );
};
