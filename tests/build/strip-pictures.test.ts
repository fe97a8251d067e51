import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { mostPixels, stripPicture } from '../../src/build/strip-pictures.ts';

/** Two by one, red and blue, as a phone held sideways saves it, with the place where that was. */
const photograph = (format: 'jpeg' | 'png' | 'webp' | 'avif'): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 32, channels: 3, background: 'red' } })
    .withExif({
      IFD0: { Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 45/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();

describe.each(['jpeg', 'png', 'webp', 'avif'] as const)('a photograph as %s', (format) => {
  test('says nothing any more of who made it, where, or how it was held', async () => {
    const before = await photograph(format);
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const after = await stripPicture(before);
    const { exif, xmp, iptc, orientation, format: kept } = await sharp(after).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(after.includes('Somebody')).toBe(false);
    expect(kept).toBe(format === 'avif' ? 'heif' : format);
  });

  test('comes out the same each time, and is left alone once it says nothing', async () => {
    const before = await photograph(format);
    const after = await stripPicture(before);
    expect(after.equals(await stripPicture(before))).toBe(true);
    expect(await stripPicture(after)).toBe(after);
  });
});

test('it is turned upright', async () => {
  const { width, height } = await sharp(await stripPicture(await photograph('jpeg'))).metadata();
  expect([width, height]).toEqual([32, 64]);
});

test('a small file that would fill the memory is refused', async () => {
  const side = Math.ceil(Math.sqrt(mostPixels)) + 1;
  const bomb = await sharp({
    create: { width: side, height: side, channels: 3, background: 'black' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9, palette: true, colours: 2 })
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .toBuffer();
  expect(bomb.length).toBeLessThan(2_000_000);
  await expect(stripPicture(bomb)).rejects.toThrow(/pixel limit/);
});
