import { createHash } from 'node:crypto';
import { join } from 'node:path';
import sharp, { type PngOptions } from 'sharp';
import { readChecksummed, writeChecksummed } from '../support/checksum.ts';

/**
 * Paper, three inks and the steps between them: more colours than these only make the file larger. Less effort is
 * faster by a quarter, but does not meet the colour of the paper.
 */
const options: PngOptions = { palette: true, colours: 16, dither: 0, effort: 7 };

/** What a drawing's bytes depend on, besides the drawing. */
const drawnBy = JSON.stringify([options, sharp.versions]);

/**
 * An SVG as PNG, in its own size. It must not refer to fonts or files, which differ from machine to machine. What
 * was drawn is kept below `cache` by the digest of all that it was drawn from, and never drawn again, not even by
 * a build that starts anew.
 */
export const drawPng = async (svg: string, cache: string): Promise<Uint8Array<ArrayBuffer>> => {
  const key = createHash('sha256').update(`${drawnBy}\0${svg}`).digest('hex');
  const file = join(cache, 'drawn', `${key}.png`);
  const kept = await readChecksummed(file);
  if (kept) return kept;
  const drawn = await sharp(Buffer.from(svg)).png(options).toBuffer();
  writeChecksummed(file, drawn);
  return new Uint8Array(drawn);
};
