/** On which of the two grounds a picture needs a plate of the other: on the dark one, the light one, or neither. */
export type LostOn = 'dark' | 'light' | undefined;

type Colour = readonly [red: number, green: number, blue: number];

/** Of src/styles/tokens.css: what pages are printed on by day and by night. */
const grounds = { light: [250, 247, 242], dark: [24, 21, 19] } as const;

const toLight = (channel: number): number =>
  channel <= 10 ? channel / 3294 : ((channel / 255 + 0.055) / 1.055) ** 2.4;

const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * toLight(red) + 0.7152 * toLight(green) + 0.0722 * toLight(blue);

/** As the guidelines for accessibility (WCAG) count it: from 1 to 21. */
const contrast = (a: number, b: number): number =>
  (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

const [lightGround, darkGround] = [luminance(grounds.light), luminance(grounds.dark)];

/** Less than this cannot be made out. */
const faint = 2;

/** So much of the alpha, of 255, is as good as nothing; and so much as good as all. */
const [clear, solid] = [26, 230];

/**
 * Whether a transparent picture would be lost on a dark page or a light one: black lines on nothing, white ones on nothing.
 * Only what borders on the transparent parts counts: a card with words on it brings its own ground.
 *
 * @param rgba Row by row; a smaller copy of the picture will do.
 */
export const findLostOn = (rgba: Uint8Array, width: number, height: number): LostOn => {
  const alphaAt = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 255 : (rgba[(y * width + x) * 4 + 3] ?? 0);
  let [nothing, edge, onDark, onLight] = [0, 0, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const alpha = rgba[at + 3] ?? 0;
      if (alpha < clear) {
        nothing += 1;
        continue;
      }
      const around = [alphaAt(x - 1, y), alphaAt(x + 1, y), alphaAt(x, y - 1), alphaAt(x, y + 1)];
      if (alpha >= solid && around.every((each) => each >= clear)) continue;
      const light = luminance([rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0]);
      edge += 1;
      if (contrast(light, darkGround) < faint) onDark += 1;
      if (contrast(light, lightGround) < faint) onLight += 1;
    }
  // A photograph with round corners is no drawing on nothing.
  if (nothing < width * height * 0.02) return undefined;
  if (Math.max(onDark, onLight) < edge * 0.1) return undefined;
  return onDark >= onLight ? 'dark' : 'light';
};

/**
 * A drawing whose words are blocks of the same colour: which fonts a machine has is not to decide what is made of it.
 * `svg` is as src/records/pictures/svg.ts writes it.
 */
export const withoutFonts = (svg: string): string =>
  svg
    .replace(/<text([^>]*)>([^]*?)<\/text>/g, (_, own: string, content: string) => {
      const find = (name: string): string | undefined =>
        new RegExp(String.raw`[\s;"]${name}(?:="|:\s*)([\d.+-]+)`).exec(`${own} ${content}`)?.[1];
      const size = Number(find('font-size') ?? 16);
      const words = content.replace(/<[^<>]*>/g, '').trim();
      const rest = own.replace(/\s(?:[xy]|d[xy]|textLength|rotate)="[^"]*"/g, '');
      const y = Number(find('y') ?? 0) - size;
      return `<rect${rest} x="${find('x') ?? '0'}" y="${String(y)}" width="${String(words.length * size * 0.5)}" height="${String(size)}"></rect>`;
    })
    .replace(/(<style[^>]*>)([^<]*)/g, (_, tag: string, sheet: string) => {
      return tag + sheet.replace(/(?<![.#\w-])(?:text|tspan)(?![\w-])/g, 'rect');
    });
