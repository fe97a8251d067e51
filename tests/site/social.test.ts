import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import sharp from 'sharp';
import { expect, inject, test } from 'vitest';
import { settings } from '../../src/config.ts';
import { findSiteFiles, readPage, readSiteFile } from '../support/site.ts';

const readBytes = (file: string): Promise<Buffer> => readFile(join(inject('siteFolder'), file));

test('every social image has the size that networks ask for, and at most 60 KB, and no two are alike', async () => {
  const files = await findSiteFiles('social.png');
  expect(files.length).toBeGreaterThan(50);
  const seen = new Set<string>();
  for (const file of files) {
    const bytes = await readBytes(file);
    expect([file, bytes.length <= 60_000]).toEqual([file, true]);
    const { format, width, height } = await sharp(bytes).metadata();
    expect([file, format, width, height]).toEqual([file, 'png', 1200, 630]);
    seen.add(bytes.toString('base64'));
  }
  expect(seen.size).toBe(files.length);
});

test('the headline begins beside the line, where its language starts to read, and stays inside', async () => {
  for (const file of await findSiteFiles('social.png')) {
    const pixels = await sharp(await readBytes(file))
      .removeAlpha()
      .raw()
      .toBuffer();
    const fromStart = (x: number): number => (file.startsWith('fa/') ? 1199 - x : x);
    const places = Array.from({ length: 1200 * 630 }, (_, i) => fromStart(i % 1200));
    const ink = places.filter((_, i) => (pixels[i * 3] ?? 255) < 60);
    const accent = places.filter(
      (_, i) => (pixels[i * 3] ?? 0) > 150 && (pixels[i * 3 + 1] ?? 255) < 90,
    );
    expect([file, ink.length > 3000]).toEqual([file, true]);
    const [first, last] = [Math.min(...new Set(ink)), Math.max(...new Set(ink))];
    expect([file, first > 140 && first < 170, last <= 1120]).toEqual([file, true, true]);
    expect([file, accent.filter((x) => x === 96).length > 580]).toEqual([file, true]);
  }
});

test('a page names its picture, which is there, and each picture has its page', async () => {
  const pages = await findSiteFiles('.html');
  const named = await Promise.all(
    pages.map(async (file) => {
      const $ = load(await readSiteFile(file));
      const src = $('meta[property="og:image"]').attr('content');
      if (src === undefined) return [];
      expect($('meta[name="twitter:card"]').attr('content')).toBe('summary_large_image');
      expect($('meta[property="og:image:width"]').attr('content')).toBe('1200');
      expect($('meta[property="og:image:height"]').attr('content')).toBe('630');
      expect($('meta[property="og:image:alt"]').attr('content')).not.toBe('');
      expect(src.startsWith(settings.origin)).toBe(true);
      return [decodeURIComponent(new URL(src).pathname).slice(1)];
    }),
  );
  expect(named.flat().sort()).toEqual(await findSiteFiles('social.png'));
});

test.each(['/', '/fa/'])('%s can be kept among the apps of a phone', async (home) => {
  const $ = await readPage(home);
  const icon = $('link[rel="apple-touch-icon"]').attr('href') ?? '';
  expect(await sharp(await readBytes(icon)).metadata()).toMatchObject({ width: 180, height: 180 });
  const manifest = JSON.parse(await readSiteFile($('link[rel=manifest]').attr('href') ?? '')) as {
    start_url: string;
    icons: { src: string; sizes: string }[];
  };
  expect(manifest.start_url).toBe(home);
  for (const { src, sizes } of manifest.icons) {
    const { width, height } = await sharp(await readBytes(src)).metadata();
    expect(`${width}x${height}`).toBe(sizes);
  }
  expect($('meta[name="theme-color"]').length).toBe(2);
});
