import { colours } from './colours.ts';

/**
 * A site's icon, an SVG, as a square of `side` pixels on paper. Phones cut icons to their own shapes and put
 * nothing behind them: so the paper, and so the icon keeps what matters in its middle.
 */
export const toIconSvg = (icon: string, side: number): string => {
  const source = `data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    `<image href="${source}" width="${side}" height="${side}"/>`,
    '</svg>',
  ].join('');
};
