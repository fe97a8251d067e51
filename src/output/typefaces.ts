import serifRegular from '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf?inline';
import serifBold from '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf?inline';
import arabicRegular from '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf?inline';
import arabicBold from '@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf?inline';
import { Blob, Face, Font } from 'harfbuzzjs';

/** The units of an em that outlines and widths are given in. */
export const em = 1000;

export interface TypefaceFont {
  readonly font: Font;
  /** The characters that it has a shape for, as code points. */
  readonly characters: ReadonlySet<number>;
  /** The shape of a glyph as an SVG path, upwards; empty for a space. */
  readonly toOutline: (glyph: number) => string;
}

/** The fonts of a text, by preference: each letter is drawn from the first that has it. */
export type Typeface = readonly TypefaceFont[];

export type Weight = 'regular' | 'bold';

/** The fonts come inside the code: a picture must not depend on what a machine has installed. */
const toFont = (dataUrl: string): TypefaceFont => {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  const face = new Face(new Blob(new Uint8Array(bytes).buffer));
  const font = new Font(face);
  font.setScale(em, em);
  const outlines = new Map<number, string>();
  const toOutline = (glyph: number): string => {
    const outline = outlines.get(glyph) ?? font.glyphToPath(glyph);
    outlines.set(glyph, outline);
    return outline;
  };
  return { font, characters: new Set(face.collectUnicodes()), toOutline };
};

const serif = { regular: toFont(serifRegular), bold: toFont(serifBold) };
const arabic = { regular: toFont(arabicRegular), bold: toFont(arabicBold) };

/** Vazirmatn has Latin letters that go with its Arabic ones, so that in a Persian line both are from one hand. */
export const toTypeface = (direction: 'ltr' | 'rtl', weight: Weight): Typeface =>
  direction === 'rtl' ? [arabic[weight], serif[weight]] : [serif[weight], arabic[weight]];
