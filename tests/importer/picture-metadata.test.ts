import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withoutGifMetadata } from '../../src/importer/gif-metadata.ts';
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

/** The parts of a GIF's extension, each with its length before it. */
const blocks = (text: string): Buffer =>
  Buffer.concat(
    (text.match(/[^]{1,255}/g) ?? []).map((part) =>
      Buffer.from([part.length, ...Buffer.from(part)]),
    ),
  );

const extension = (label: number, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0x21, label]), ...parts, Buffer.alloc(1)]);

/** Three pictures that run one after the other. */
const makeGif = async ({ loop }: { loop: number }): Promise<Buffer> => {
  const frames = [0, 120, 240].map((red) => ({
    create: { width: 8, height: 8, channels: 3 as const, background: { r: red, g: 0, b: 0 } },
  }));
  const inputs = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
  return sharp(inputs, { join: { animated: true } })
    .gif({ loop, delay: 200 })
    .toBuffer();
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

  it('a GIF loses its comments and XMP, and what hangs on behind it, and runs as often as it did', async () => {
    const gif = await makeGif({ loop: 3 });
    const first = gif.indexOf(Buffer.from([0x21, 0xff]));
    const typed = Buffer.concat([
      gif.subarray(0, first),
      extension(0xfe, blocks('Ada wrote')),
      extension(0xff, blocks('MadeByAda01'), blocks('Lovelace '.repeat(60))),
      // XMP stands there as it is; what follows leads every reader of blocks out of it.
      extension(
        0xff,
        blocks('XMP DataXMP'),
        Buffer.from(xmp),
        Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index)]),
      ),
      extension(0x01, blocks('\0'.repeat(12)), blocks('Ada wrote')),
      gif.subarray(first, -1),
      extension(0xfe, blocks('Ada wrote')),
      Buffer.from(';Behind'),
    ]);
    expect(tells(typed)).toEqual(['Lovelace', 'Ada wrote', 'Behind']);
    const alone = await clean(typed);
    expect(alone).toEqual(gif);
    expect((await sharp(alone, { animated: true }).metadata()).loop).toBe(3);
    expect(await pixels(alone)).toEqual(await pixels(gif));
  });

  it('a GIF whose words stand where it says how often it runs loses them', async () => {
    const gif = await makeGif({ loop: 0 });
    const at = gif.indexOf('NETSCAPE2.0') + 'NETSCAPE2.0'.length + 4;
    const typed = Buffer.concat([
      gif.subarray(0, at),
      Buffer.from('\x09Ada wrote', 'latin1'),
      gif.subarray(at),
    ]);
    expect([tells(typed), tells(await clean(typed))]).toEqual([['Ada wrote'], []]);
    expect(await clean(typed)).toEqual(gif);
  });

  it('a GIF of one picture, with colours of its own, stays as it is', async () => {
    const gif = await sharp({ create: { width: 9, height: 7, channels: 4, background: '#0000' } })
      .gif()
      .toBuffer();
    expect(await clean(gif)).toEqual(gif);
  });

  it.each([
    '',
    'RIFF',
    'GIF89a',
    'GIF89a\x01\0\x01\0\xff\0\0',
    'GIF89a\x01\0\x01\0\0\0\0!\xff\xffNETSCAPE',
    'GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0',
    '\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT',
    'RIFF\xff\xff\xff\xffWEBPVP8X\xff',
  ])('ends whatever the bytes are: %j', (text) => {
    const bytes = Buffer.from(text, 'latin1');
    expect(() => [
      withoutPngMetadata(bytes),
      withoutWebpMetadata(bytes),
      withoutGifMetadata(bytes),
    ]).not.toThrow();
  });
});
