import { socialImageSize, type SocialView } from '../views/social-view.ts';
import { colours } from './colours.ts';
import { fitText, type Box } from './fit-text.ts';
import { shapeText, toDrawable, type TextStyle } from './shape-text.ts';
import { em } from './typefaces.ts';

/** All in pixels; across from the edge where lines start. */
const { width, height } = socialImageSize;
const axis = 96;
const textStart = 152;
const textEnd = 84;
const stroke = 6;

/** The headline's room, and the sizes it is tried in. Arabic script needs more air between its lines. */
const headlineBox = { width: width - textStart - textEnd, height: 348, lines: 4 };
const headlineTop = 160;
const leading = { ltr: 1.12, rtl: 1.5 };
const headlineSizes = [88, 76, 66, 58, 50] as const;
const smallSize = 34;
const labelBaseline = 104;
const wordmarkBaseline = 566;

/** The middle of small letters above the line that they stand on, as a part of the size. */
const midHeight = 0.33;
const nodeCentre = labelBaseline - smallSize * midHeight;

interface Placed {
  readonly text: string;
  readonly size: number;
  readonly baseline: number;
  readonly colour: string;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** A line of text from the edge where lines of its direction start. */
const drawLine = (
  { text, size, baseline, colour }: Placed,
  style: TextStyle,
  start = textStart,
): string => {
  const shaped = shapeText(text, style);
  const scale = size / em;
  const left = style.direction === 'rtl' ? width - start - shaped.width * scale : start;
  const outlines = shaped.glyphs
    .map(({ x, y, outline }) => `<path transform="translate(${x} ${y})" d="${outline}"/>`)
    .join('');
  const place = `translate(${round(left)} ${round(baseline)}) scale(${scale} ${-scale})`;
  return `<g fill="${colour}" transform="${place}">${outlines}</g>`;
};

/** Without a label beside the node, the headline begins there. */
const drawHeadline = (headline: string, style: TextStyle, labelled: boolean): string => {
  const box: Box = { ...headlineBox, leading: leading[style.direction] };
  const measure = (text: string): number => shapeText(text, style).width / em;
  const { size, lines } = fitText(toDrawable(headline, style), box, headlineSizes, measure);
  const step = size * box.leading;
  const first = (labelled ? headlineTop + step / 2 : nodeCentre) + size * midHeight;
  return lines
    .map((text, i) =>
      drawLine({ text, size, baseline: first + i * step, colour: colours.ink }, style),
    )
    .join('');
};

/** A short text on one line, cut where it is too long. */
const drawSmall = (
  text: string,
  style: TextStyle,
  { baseline, colour }: Pick<Placed, 'baseline' | 'colour'>,
): string => {
  const measure = (part: string): number => shapeText(part, style).width / em;
  const box: Box = { width: headlineBox.width, height: smallSize, leading: 1, lines: 1 };
  const { lines } = fitText(toDrawable(text, style), box, [smallSize], measure);
  return lines
    .map((line) => drawLine({ text: line, size: smallSize, baseline, colour }, style))
    .join('');
};

const drawNode = (x: number, centre: number, full: boolean): string =>
  `<circle cx="${x}" cy="${round(centre)}" r="${full ? 17 : 12}" ` +
  `fill="${full ? colours.accent : colours.paper}" stroke="${colours.accent}" stroke-width="${stroke}"/>`;

/**
 * A page's social image as SVG: the line at the edge where its language starts to read, the page as a full node
 * on it, the headline, and the wordmark below. Its text is outlines, so it is drawn alike everywhere.
 */
export const toSocialSvg = ({
  tag,
  direction,
  headline,
  label,
  detail,
  siteName,
}: SocialView): string => {
  const regular: TextStyle = { tag, direction, weight: 'regular' };
  const bold: TextStyle = { ...regular, weight: 'bold' };
  const x = direction === 'rtl' ? width - axis : axis;
  const above = [label, detail].filter((text) => text !== undefined).join(' · ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<path d="M${x} 0V${height}" stroke="${colours.accent}" stroke-width="${stroke}"/>`,
    drawNode(x, nodeCentre, true),
    drawSmall(above, regular, { baseline: labelBaseline, colour: colours.quiet }),
    drawHeadline(headline, bold, above !== ''),
    drawNode(x, wordmarkBaseline - smallSize * midHeight, false),
    drawSmall(siteName, bold, { baseline: wordmarkBaseline, colour: colours.accent }),
    '</svg>',
  ].join('');
};
