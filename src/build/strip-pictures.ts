import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sharp from 'sharp';
import { listFiles, type EditionPaths } from './edition-files.ts';

/** A hundred megapixels, more than cameras make: what is larger takes a machine's memory. */
export const mostPixels = 100_000_000;

const isPicture = (file: string): boolean =>
  /^_astro\/.*\.(?:jpe?g|png|webp|avif|gif)$/i.test(file);

/**
 * A picture without what a camera says besides it: where and when it was taken, by which device, a preview that shows
 * what was cut off. Turned upright, as that is said there too.
 *
 * @returns The bytes as they are, where they say nothing.
 * @throws Sharp's error for what is no picture, or one of more than `mostPixels`.
 */
export const stripPicture = async (bytes: Buffer): Promise<Buffer> => {
  const options = { limitInputPixels: mostPixels, animated: true };
  const { exif, iptc, xmp, tifftagPhotoshop, comments } = await sharp(bytes, options).metadata();
  const says = [exif, iptc, xmp, tifftagPhotoshop].some((each) => each !== undefined);
  if (!says && (comments ?? []).length === 0) return bytes;
  // Sharp writes no metadata unless it is asked to.
  return sharp(bytes, options).autoOrient().toBuffer();
};

/**
 * The originals of pictures are published beside their sizes, for feeds and networks: without what cameras say of
 * those who were there. Each is made once, by its name, which holds the digest of what it was made of.
 */
export const stripPictures = (paths: EditionPaths): AstroIntegration => ({
  name: 'throughline:strip-pictures',
  hooks: {
    'astro:build:generated': async ({ dir }) => {
      const stage = resolve(fileURLToPath(dir));
      const made = join(paths.cache, 'stripped', sharp.versions.sharp);
      await mkdir(made, { recursive: true });
      for (const file of (await listFiles(stage)).filter(isPicture)) {
        const kept = join(made, file.slice('_astro/'.length));
        const bytes = await readFile(kept).catch(() => undefined);
        if (!bytes) await writeFile(kept, await strip(join(stage, file)));
        await copyFile(kept, join(stage, file));
      }
    },
  },
});

const strip = async (path: string): Promise<Buffer> => {
  try {
    return await stripPicture(await readFile(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The picture ${path} cannot be published: ${reason}.`, { cause: error });
  }
};
