import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toPictureAlone } from '../../src/importer/picture-metadata.ts';
import { withoutPngMetadata } from '../../src/importer/png-metadata.ts';
import { withoutWebpMetadata } from '../../src/importer/webp-metadata.ts';

const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Lovelace"/></rdf:RDF></x:xmpmeta>';

/** A drawing with all that a telephone or a program may write into it, lying on its side. */
const make = (orientation = 6) =>
  sharp({ create: { width: 20, height: 10, channels: 4, background: '#1240b080' } })
    .withExif({
      IFD0: { Artist: 'Lovelace', Make: 'Telephone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 43/1 0/1' },
    })
    .withXmp(xmp)
    .withMetadata({ orientation });

const pixels = (picture: Uint8Array) => sharp(picture).raw().toBuffer();

const clean = async (picture: Uint8Array) =>
  Buffer.from(toPictureAlone(picture, await sharp(picture).metadata()));

const tells = (picture: Buffer): string[] =>
  ['Lovelace', 'Telephone', 'Ada wrote', 'Behind'].filter((word) => picture.includes(word));

/** A chunk of a PNG, whose sum nobody looks at where the chunk is none that is drawn. */
const chunk = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
};

describe('a picture by itself', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s tells of nothing else', async (format) => {
    const typed = await make().toFormat(format, { lossless: true }).toBuffer();
    expect(tells(typed)).toContain('Telephone');
    const alone = await clean(typed);
    expect(tells(alone)).toEqual([]);
    expect(await pixels(alone)).toEqual(await pixels(typed));
    const { exif, ...metadata } = await sharp(alone).metadata();
    const { width, height } = await sharp(typed).metadata();
    expect(metadata).toMatchObject({ width, height });
    expect(metadata.xmp?.toString() ?? '').not.toContain('Lovelace');
    expect(exif?.includes('Telephone') ?? false).toBe(false);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('%s stays the right way up', async (format) => {
    const alone = await clean(await make().toFormat(format).toBuffer());
    expect((await sharp(alone).metadata()).orientation).toBe(6);
    const upright = await clean(await make(1).toFormat(format).toBuffer());
    expect((await sharp(upright).metadata()).exif).toBeUndefined();
  });

  it('a PNG loses its texts, packed and plain, and what hangs on behind it', async () => {
    const png = await sharp({ create: { width: 3, height: 3, channels: 3, background: 'red' } })
      .withIccProfile('p3')
      .png({ palette: true })
      .toBuffer();
    const typed = Buffer.concat([
      png.subarray(0, 33),
      chunk('tEXt', Buffer.from('Author\0Ada wrote')),
      chunk('iTXt', Buffer.from('Author\0\0\0\0\0Ada wrote')),
      chunk('zTXt', Buffer.from([...Buffer.from('Author\0\0'), ...deflateSync('Ada wrote')])),
      chunk('prVt', Buffer.from('Ada wrote')),
      png.subarray(33),
      Buffer.from('Behind'),
    ]);
    const alone = withoutPngMetadata(typed);
    expect(tells(typed)).toEqual(['Ada wrote', 'Behind']);
    expect(tells(alone)).toEqual([]);
    expect(alone.includes('zTXt')).toBe(false);
    expect(alone).toEqual(withoutPngMetadata(png));
    expect(await pixels(alone)).toEqual(await pixels(png));
    expect((await sharp(alone).metadata()).icc).toEqual((await sharp(png).metadata()).icc);
  });

  it('a moving WebP still moves, a simple one stays as it is', async () => {
    const frames = [0, 120, 240].map((red) => ({
      create: { width: 8, height: 8, channels: 3 as const, background: { r: red, g: 0, b: 0 } },
    }));
    const inputs = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
    const moving = await sharp(inputs, { join: { animated: true } })
      .withExif({ IFD0: { Make: 'Telephone' } })
      .webp()
      .toBuffer();
    const alone = await clean(moving);
    expect([tells(moving), tells(alone)]).toEqual([['Telephone'], []]);
    expect((await sharp(alone, { animated: true }).metadata()).pages).toBe(3);
    const simple = await sharp(inputs[0]).webp().toBuffer();
    expect(await clean(simple)).toEqual(simple);
  });

  it.each([
    '',
    'RIFF',
    '\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT',
    'RIFF\xff\xff\xff\xffWEBPVP8X\xff',
  ])('ends whatever the bytes are: %j', (text) => {
    const bytes = Buffer.from(text, 'latin1');
    expect(() => [withoutPngMetadata(bytes), withoutWebpMetadata(bytes)]).not.toThrow();
  });
});
