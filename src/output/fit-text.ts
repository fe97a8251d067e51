/** The width of a text at a size of one. */
export type Measure = (text: string) => number;

/** Where a text has to find room. */
export interface Box {
  readonly width: number;
  readonly height: number;
  /** The distance from line to line, as a multiple of the size. */
  readonly leading: number;
  readonly lines: number;
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

const ellipsis = '…';
const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const toGraphemes = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Whether a line may end between two segments: after a space or a dash, or between words that no space parts. */
const mayBreak = (before: Intl.SegmentData, after: Intl.SegmentData): boolean => {
  if (before.segment.endsWith(' ')) return true;
  if (after.isWordLike && before.isWordLike) return true;
  return /[-‐–—]$/.test(before.segment) && /^[\p{L}\p{Ps}\p{Pi}]/u.test(after.segment);
};

/** A stretch of a text that stays on one line, with the space after it. */
interface Unit {
  readonly text: string;
  readonly width: number;
  /** Without the space, which a line does not end in. */
  readonly widthAtEnd: number;
}

const toUnit = (text: string, measure: Measure): Unit => ({
  text,
  width: measure(text),
  widthAtEnd: measure(text.trimEnd()),
});

const toStretches = (text: string): string[] => {
  const stretches: string[] = [];
  let before: Intl.SegmentData | undefined;
  for (const segment of words.segment(text)) {
    const last = stretches.at(-1);
    if (last === undefined || !before || mayBreak(before, segment)) stretches.push(segment.segment);
    else stretches[stretches.length - 1] = last + segment.segment;
    before = segment;
  }
  return stretches;
};

/** A word that is wider than a line, in pieces that are not. */
const splitWide = (unit: Unit, width: number, measure: Measure): Unit[] => {
  if (unit.widthAtEnd <= width) return [unit];
  const pieces = [''];
  for (const grapheme of toGraphemes(unit.text)) {
    const last = pieces.at(-1) ?? '';
    if (last === '' || measure((last + grapheme).trimEnd()) <= width)
      pieces[pieces.length - 1] = last + grapheme;
    else pieces.push(grapheme);
  }
  return pieces.map((piece) => toUnit(piece, measure));
};

/** The lines that units make, each as full as it can be. */
const fillLines = (units: readonly Unit[], width: number, measure: Measure): string[] => {
  const lines: { text: string; width: number }[] = [];
  for (const unit of units.flatMap((each) => splitWide(each, width, measure))) {
    const line = lines.at(-1);
    if (line && line.width + unit.widthAtEnd <= width) {
      line.text += unit.text;
      line.width += unit.width;
    } else lines.push({ text: unit.text, width: unit.width });
  }
  return lines.map(({ text }) => text.trim());
};

const widest = (units: readonly Unit[]): number =>
  Math.max(0, ...units.map(({ widthAtEnd }) => widthAtEnd));

/** The same number of lines, as equal in length as they can be. */
const balanceLines = (
  units: readonly Unit[],
  lines: readonly string[],
  width: number,
  measure: Measure,
): readonly string[] => {
  let balanced = lines;
  let [narrow, wide] = [Math.min(width, Math.max(width / 2, widest(units))), width];
  for (let i = 0; i < 6; i++) {
    const middle = (narrow + wide) / 2;
    const tried = fillLines(units, middle, measure);
    if (tried.length > lines.length) narrow = middle;
    else [balanced, wide] = [tried, middle];
  }
  return balanced;
};

/** A line that ends in an ellipsis, shortened until it fits. */
const cut = (line: string, width: number, measure: Measure): string => {
  const kept = toGraphemes(line);
  const toText = () => kept.join('').replace(/(?<![\s\p{P}])[\s\p{P}]+$/u, '') + ellipsis;
  while (kept.length > 0 && measure(toText()) > width) kept.pop();
  return toText();
};

/** Sets a text in the first of the sizes, largest first, that it fits in; what is too long for the last one is cut. */
export const fitText = (
  text: string,
  box: Box,
  sizes: readonly [number, ...number[]],
  measure: Measure,
): FittedText => {
  const units = toStretches(text).map((stretch) => toUnit(stretch, measure));
  const wrapAt = (size: number) => {
    const width = box.width / size;
    const room = Math.max(1, Math.min(box.lines, Math.floor(box.height / (size * box.leading))));
    return { size, width, room, lines: fillLines(units, width, measure) };
  };
  const tried = sizes.map(wrapAt);
  const fitting =
    tried.find(({ lines, room, width }) => lines.length <= room && widest(units) <= width) ??
    tried.find(({ lines, room }) => lines.length <= room);
  if (fitting) {
    const { size, width, lines } = fitting;
    return { size, lines: balanceLines(units, lines, width, measure) };
  }
  const { size, width, room, lines } = tried.at(-1) ?? wrapAt(sizes[0]);
  return {
    size,
    lines: [...lines.slice(0, room - 1), cut(lines[room - 1] ?? '', width, measure)],
  };
};
