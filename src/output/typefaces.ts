import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

/** The fonts of a text, by preference: each letter is drawn from the first that has it. Each is read when it is needed. */
export type Typeface = readonly (() => TypefaceFont)[];

export type Weight = 'regular' | 'bold';

/** The fonts are packages of the project: a picture must not depend on what a machine has installed. */
const { resolve } = createRequire(import.meta.url);

const readFont = (file: string): TypefaceFont => {
  const face = new Face(new Blob(new Uint8Array(readFileSync(resolve(file))).buffer));
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

const toFont = (file: string): (() => TypefaceFont) => {
  let known: TypefaceFont | undefined;
  return () => (known ??= readFont(file));
};

/** For scripts that the other two lack. Chinese, Japanese and Korean are not among them: their fonts have 70 MB and more. */
const others = [
  '@expo-google-fonts/noto-sans-armenian/600SemiBold/NotoSansArmenian_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans-georgian/600SemiBold/NotoSansGeorgian_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans-devanagari/600SemiBold/NotoSansDevanagari_600SemiBold.ttf',
];

const fonts = {
  regular: {
    serif: toFont('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
    arabic: toFont('@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf'),
    others: others.map((file) => toFont(file.replaceAll('600SemiBold', '400Regular'))),
  },
  bold: {
    serif: toFont('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
    arabic: toFont('@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf'),
    others: others.map(toFont),
  },
};

/** Vazirmatn has Latin letters that go with its Arabic ones, so that in a Persian line both are from one hand. */
export const toTypeface = (direction: 'ltr' | 'rtl', weight: Weight): Typeface => {
  const { serif, arabic, others: more } = fonts[weight];
  return direction === 'rtl' ? [arabic, serif, ...more] : [serif, arabic, ...more];
};
