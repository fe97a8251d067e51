import { load } from 'cheerio';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { toSocialSvg } from '../../src/output/social-image.ts';
import type { SocialView } from '../../src/views/social-view.ts';

const english: SocialView = {
  path: '/2023/second/social.png',
  tag: 'en',
  direction: 'ltr',
  headline: 'Peace talks',
  label: 'Report',
  detail: '2 March 2023',
  siteName: 'Throughline',
};
const persian: SocialView = {
  ...english,
  tag: 'fa',
  direction: 'rtl',
  headline: 'خروج حافظان صلح تایید شد؛ ۵۷۲ روز پیش از پایان دوره',
  label: 'گزارش',
  detail: '۱۱ اسفند ۱۴۰۱',
  siteName: 'ترولاین',
};

/** The share of dark pixels in an upright stripe of the picture. */
const findInk = async (view: SocialView, left: number, width: number): Promise<number> => {
  const stripe = { left, width, top: 150, height: 360 };
  const pixels = await sharp(Buffer.from(toSocialSvg(view)))
    .extract(stripe)
    .greyscale()
    .raw()
    .toBuffer();
  return pixels.filter((value) => value < 60).length / pixels.length;
};

it('draws the headline where its language starts to read', async () => {
  expect(await findInk(english, 152, 200)).toBeGreaterThan(0.02);
  expect(await findInk(english, 800, 400)).toBe(0);
  expect(await findInk(persian, 848, 200)).toBeGreaterThan(0.02);
  expect(await findInk({ ...persian, headline: 'گفت‌وگو' }, 0, 400)).toBe(0);
});

it('keeps a long headline inside the picture, in any script', async () => {
  for (const view of [english, persian]) {
    const long = { ...view, headline: `${view.headline} `.repeat(12) };
    expect(await findInk(long, 0, 60)).toBe(0);
    expect(await findInk(long, 1140, 60)).toBe(0);
  }
});

it('makes a long headline smaller, four lines of it at most', () => {
  const sizeOf = (headline: string) =>
    Number(
      /scale\(([\d.]+)/.exec(
        load(toSocialSvg({ ...english, headline }))('g')
          .eq(1)
          .attr('transform') ?? '',
      )?.[1],
    );
  const linesOf = (headline: string) => load(toSocialSvg({ ...english, headline }))('g').length - 2;
  const sizes = [1, 4, 7, 30].map((times) => sizeOf('The second meeting '.repeat(times)));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes[0]).toBeGreaterThan(sizes.at(-1) ?? 0);
  expect([1, 4, 30].map((times) => linesOf('The second meeting '.repeat(times)))).toEqual([
    1, 4, 4,
  ]);
});

it('is well-formed and refers to nothing outside, whatever the headline holds', () => {
  const svg = toSocialSvg({
    ...english,
    headline: '</svg><text> & "quotes" \u0000 😀',
    siteName: '<b>',
  });
  expect(svg).not.toMatch(/<text|<b>|href|font|&(?!amp;)/);
  expect(load(svg, { xml: true })('svg > *').length).toBeGreaterThan(5);
});

it('draws no empty lines for what is not there', () => {
  const bare = toSocialSvg({ ...english, label: undefined, detail: undefined });
  expect(load(bare)('g:empty')).toHaveLength(0);
});
