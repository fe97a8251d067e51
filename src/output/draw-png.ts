import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type PngOptions } from 'sharp';

/** Paper, three inks and the steps between them: more colours than these only make the file larger. */
const options: PngOptions = { palette: true, colours: 16, dither: 0, effort: 7 };

/** What a drawing's bytes depend on, besides the drawing. */
const drawnBy = JSON.stringify([options, sharp.versions]);

export interface Drawing {
  /** Without references to fonts or files, which could differ from machine to machine. */
  readonly svg: string;
  /** Of a square picture, in pixels; else the SVG's own size counts. */
  readonly side?: number;
}

const draw = ({ svg, side }: Drawing): Promise<Buffer> =>
  (side === undefined
    ? sharp(Buffer.from(svg))
    : sharp(Buffer.from(svg), { density: 72 * (side / 32) }).resize(side, side)
  )
    .png(options)
    .toBuffer();

/**
 * An SVG as PNG. What was drawn is kept in `folder` by the digest of all that it was drawn from, and never drawn
 * again, not even by a build that starts anew.
 */
export const drawPng = async (
  drawing: Drawing,
  folder: string,
): Promise<Uint8Array<ArrayBuffer>> => {
  const key = createHash('sha256')
    .update(JSON.stringify([drawnBy, drawing]))
    .digest('hex');
  const file = join(folder, 'drawn', `${key}.png`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return kept;
  const drawn = await draw(drawing);
  await mkdir(join(folder, 'drawn'), { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, drawn);
  await rename(unfinished, file);
  return new Uint8Array(drawn);
};
