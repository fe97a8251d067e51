import bidiFactory from 'bidi-js';
import { Buffer, Direction, shape } from 'harfbuzzjs';
import { toTypeface, type Typeface, type TypefaceFont, type Weight } from './typefaces.ts';

/** How a text is set, besides its size. */
export interface TextStyle {
  /** BCP 47: some letters and digits have forms of a language's own. */
  readonly tag: string;
  /** The direction of the line, whatever letters it begins with. */
  readonly direction: 'ltr' | 'rtl';
  readonly weight: Weight;
}

/** A line of text as outlines, from its left end on, in thousandths of an em, upwards. */
export interface ShapedText {
  readonly width: number;
  readonly glyphs: readonly { readonly x: number; readonly y: number; readonly outline: string }[];
}

/** A stretch of a line in one font and one direction. */
interface Run {
  readonly start: number;
  readonly length: number;
  readonly font: TypefaceFont;
  /** Odd from right to left. */
  readonly level: number;
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Joiners and marks of direction have no shape of their own, and need none. */
const isInvisible = (character: string): boolean =>
  /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u.test(character);

const hasShapes = ({ characters }: TypefaceFont, grapheme: string): boolean =>
  Array.from(grapheme).every(
    (character) => isInvisible(character) || characters.has(character.codePointAt(0) ?? 0),
  );

const findFont = (grapheme: string, typeface: Typeface): TypefaceFont | undefined => {
  for (const load of typeface) {
    const font = load();
    if (hasShapes(font, grapheme)) return font;
  }
  return undefined;
};

const toGraphemes = (text: string): string[] =>
  Array.from(graphemes.segment(text.replace(/[^\S\u00A0\u202F]+/g, ' ')), ({ segment }) => segment);

/** What of a text no font of ours has a shape for, as somebody typed it, each once. */
export const findUndrawable = (text: string, { direction, weight }: TextStyle): string[] => {
  const typeface = toTypeface(direction, weight);
  return [...new Set(toGraphemes(text).filter((grapheme) => !findFont(grapheme, typeface)))];
};

/** A text without what no font of ours can draw, such as emoji, and without line breaks; no-break spaces stay. */
export const toDrawable = (text: string, { direction, weight }: TextStyle): string => {
  const typeface = toTypeface(direction, weight);
  return toGraphemes(text)
    .filter((grapheme) => findFont(grapheme, typeface) !== undefined)
    .join('')
    .replace(/ +/g, ' ')
    .trim();
};

const toRuns = (text: string, levels: Uint8Array, typeface: Typeface): Run[] => {
  const runs: Run[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const last = runs.at(-1);
    const level = levels[index] ?? 0;
    // A space belongs to the words before it.
    const font = findFont(segment, segment === ' ' && last ? [() => last.font] : typeface);
    if (!font) continue;
    if (last?.font === font && last.level === level && last.start + last.length === index)
      runs[runs.length - 1] = { ...last, length: last.length + segment.length };
    else runs.push({ start: index, length: segment.length, font, level });
  }
  return runs;
};

/** The runs from left to right, as the Unicode Bidirectional Algorithm orders them. */
const toVisualOrder = (
  text: string,
  runs: readonly Run[],
  levels: ReturnType<typeof bidi.getEmbeddingLevels>,
): readonly Run[] => {
  const runAt = new Map(
    runs.flatMap((run) =>
      Array.from({ length: run.length }, (_, i) => [run.start + i, run] as const),
    ),
  );
  const ordered = bidi.getReorderedIndices(text, levels).map((index) => runAt.get(index));
  return [...new Set(ordered)].filter((run) => run !== undefined);
};

/** Sets one line: directions sorted out, letters joined, kerned and in their places. */
export const shapeText = (text: string, { tag, direction, weight }: TextStyle): ShapedText => {
  const typeface = toTypeface(direction, weight);
  const levels = bidi.getEmbeddingLevels(text, direction);
  const glyphs: { x: number; y: number; outline: string }[] = [];
  let width = 0;
  for (const run of toVisualOrder(text, toRuns(text, levels.levels, typeface), levels)) {
    const buffer = new Buffer();
    buffer.addText(text, run.start, run.length);
    buffer.guessSegmentProperties();
    buffer.setLanguage(tag);
    buffer.setDirection(run.level % 2 === 1 ? Direction.RTL : Direction.LTR);
    shape(run.font.font, buffer);
    const positions = buffer.getGlyphPositions();
    for (const [i, { codepoint: glyph }] of buffer.getGlyphInfos().entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
      const outline = run.font.toOutline(glyph);
      if (outline !== '') glyphs.push({ x: width + xOffset, y: yOffset, outline });
      width += xAdvance;
    }
  }
  return { width, glyphs };
};
