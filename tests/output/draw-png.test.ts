import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drawPng } from '../../src/output/draw-png.ts';
import { toIconSvg } from '../../src/output/icon.ts';
import { writeChecksummed } from '../../src/support/checksum.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'drawn-'));
});
afterEach(() => rm(cache, { recursive: true }));

const svg = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="9" height="9" fill="${colour}"/></svg>`;

test('draws in the size of the SVG, each time to the same bytes', async () => {
  const first = Buffer.from(await drawPng(svg('red'), cache));
  expect(await sharp(first).metadata()).toMatchObject({ format: 'png', width: 20, height: 10 });
  await rm(join(cache, 'drawn'), { recursive: true });
  expect(first.equals(await drawPng(svg('red'), cache))).toBe(true);
  expect(first.equals(await drawPng(svg('blue'), cache))).toBe(false);
});

test('draws nothing twice', async () => {
  await Promise.all([drawPng(svg('red'), cache), drawPng(svg('red'), cache)]);
  const [name = '', ...others] = (await readdir(join(cache, 'drawn'))).sort();
  expect(others).toEqual([`${name}.sha256`]);
  writeChecksummed(join(cache, 'drawn', name), Buffer.from('kept'));
  expect(Buffer.from(await drawPng(svg('red'), cache)).toString()).toBe('kept');
  await writeFile(join(cache, 'drawn', name), 'broken');
  expect((await sharp(await drawPng(svg('red'), cache)).metadata()).width).toBe(20);
});

test('draws the favicon as an icon without a see-through pixel, its line from edge to edge', async () => {
  const favicon = await readFile(new URL('../../public/favicon.svg', import.meta.url), 'utf8');
  const png = Buffer.from(await drawPng(toIconSvg(favicon, 180), cache));
  expect(await sharp(png).metadata()).toMatchObject({ width: 180, height: 180 });
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4),
  ];
  const [paper, accent] = [
    [0xfa, 0xf7, 0xf2, 255],
    [0xb2, 0x31, 0x15, 255],
  ];
  expect([at(0, 0), at(179, 179), at(90, 0), at(90, 90), at(90, 179)]).toEqual([
    paper,
    paper,
    accent,
    accent,
    accent,
  ]);
});
