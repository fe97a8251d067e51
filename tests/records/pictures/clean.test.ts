import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { parseAvif } from '../../../src/records/pictures/avif.ts';
import { parseGif } from '../../../src/records/pictures/gif.ts';
import { parseJpeg } from '../../../src/records/pictures/jpeg.ts';
import { holdsCredentials, tellsPosition } from '../../../src/records/pictures/metadata.ts';
import { cleanPicture, findKind } from '../../../src/records/pictures/open.ts';
import { parsePng } from '../../../src/records/pictures/png.ts';
import { parseWebp } from '../../../src/records/pictures/webp.ts';
import { photographWithPosition } from '../../support/pictures.ts';

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

const cleanWhole = async (picture: Buffer) => {
  const found = findKind(picture);
  if (!('kind' in found)) throw new Error(found.other);
  const cleaned = await cleanPicture(picture, found.kind);
  if (!cleaned) throw new Error('It is damaged.');
  return cleaned;
};

const clean = async (picture: Buffer) => (await cleanWhole(picture)).bytes;

const tells = (picture: Buffer): string[] =>
  ['Lovelace', 'Telephone', 'Ada wrote', 'Behind'].filter((word) => picture.includes(word));

/** A chunk of a PNG. */
const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
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
    const alone = await clean(typed);
    expect(tells(typed)).toEqual(['Ada wrote', 'Behind']);
    expect(tells(alone)).toEqual([]);
    expect(alone.includes('zTXt')).toBe(false);
    expect(alone).toEqual(await clean(png));
    expect(await pixels(alone)).toEqual(await pixels(png));
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
    '\xff\xd8',
    '\xff\xd8\xff\xe1\xff\xff',
    '\0\0\0\x1cftypavif\0\0\0\0\0\0\0\x10meta\0\0\0\0\0\0\0\x08iinf',
  ])('is none where the bytes break off: %j', async (text) => {
    const bytes = Buffer.from(text, 'latin1');
    const parsed = [parseJpeg(bytes), await parsePng(bytes), parseWebp(bytes), parseAvif(bytes)];
    expect(parsed).toEqual([undefined, undefined, undefined, undefined]);
    expect([undefined, 'cut']).toContain(parseGif(bytes));
  });
});

/** A segment of a JPEG. */
const segment = (marker: number, data: string | Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, Buffer.from(data as string, 'latin1')]);
};

describe('a JPEG loses what is anywhere in it', async () => {
  const plain = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#842' } })
    .jpeg()
    .toBuffer();
  const exif = photographWithPosition.subarray(2).subarray(0, 200);
  const second = Buffer.from(photographWithPosition);
  const end = plain.length - 2;
  const plainProgressive = await sharp(plain).jpeg({ progressive: true, quality: 100 }).toBuffer();
  const progressive = Buffer.concat([
    plainProgressive.subarray(0, -2),
    Buffer.from('Ada wrote'),
    plainProgressive.subarray(-2),
  ]);
  const scan = plain.indexOf(Buffer.from([0xff, 0xda]));
  const insert = (at: number, ...parts: readonly Buffer[]): Buffer =>
    Buffer.concat([plain.subarray(0, at), ...parts, plain.subarray(at)]);
  const telling = Buffer.from(photographWithPosition);
  const exifSegment = telling.subarray(2, 4 + telling.readUInt16BE(4));

  it('has a photograph to begin with', () => {
    expect(exif.length).toBeGreaterThan(100);
    expect(exifSegment.subarray(4, 8).toString()).toBe('Exif');
    expect(tellsPosition([exifSegment])).toBe(true);
  });

  it.each([
    ['a second JPEG behind its end', insert(plain.length, second)],
    ['words behind its end', insert(plain.length, Buffer.from('Ada wrote'))],
    ['a comment', insert(2, segment(0xfe, 'Ada wrote'))],
    ['APP4', insert(2, segment(0xe4, 'Ada wrote'))],
    ['XMP', insert(2, segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp}`))],
    ['the rest of XMP', insert(2, segment(0xe1, `http://ns.adobe.com/xmp/extension/\0${xmp}`))],
    ['what Photoshop adds', insert(2, segment(0xed, 'Photoshop 3.0\x008BIM Ada wrote'))],
    ['the list of further pictures', insert(2, segment(0xe2, 'MPF\0 Ada wrote'))],
    ['a preview', insert(2, segment(0xe0, 'JFXX\0\x10 Ada wrote'))],
    ['EXIF before its end', insert(end, exifSegment)],
    ['EXIF behind a byte that fills', insert(2, Buffer.from([0xff]), exifSegment)],
    ['EXIF between tables and dots', insert(scan, exifSegment)],
    ['a profile that is none', insert(2, segment(0xe2, 'ICC_PROFILE\0\x01\x01 Ada wrote'))],
  ])('%s', async (_, typed) => {
    expect(tells(typed).length + Number(tellsPosition([typed]))).toBeGreaterThan(0);
    const { bytes, isCodedAnew } = await cleanWhole(typed);
    expect([tells(bytes), tellsPosition([bytes]), isCodedAnew]).toEqual([[], false, false]);
    expect(bytes.equals(await clean(plain))).toBe(true);
  });

  it.each([
    ['behind its dots', insert(end, Buffer.from('Ada wrote'))],
    ['behind its dots, where they come in several goes', progressive],
  ])('what is %s, by being coded anew', async (_, typed) => {
    const { bytes, isCodedAnew } = await cleanWhole(typed);
    expect([tells(bytes), isCodedAnew]).toEqual([[], true]);
    const [a, b] = [await pixels(bytes), await pixels(plain)];
    expect(a.length).toBe(b.length);
    expect(a.every((value, i) => Math.abs(value - (b[i] ?? 0)) < 12)).toBe(true);
  });

  it('the preview in its very head goes, and nothing of the head else', async () => {
    const jfif = 'JFIF\0\x01\x01\x01\0\x48\0\x48';
    const [typed, without] = ['\x01\x03Ada wrote', '\0\0'].map((preview) =>
      insert(2, segment(0xe0, `${jfif}${preview}`)),
    );
    if (!typed || !without) throw new Error('There are two.');
    expect(tells(typed)).toEqual(['Ada wrote']);
    expect(await clean(typed)).toEqual(without);
  });
});

describe('what hides where only decoders look', () => {
  it('bytes behind the packed dots of a PNG', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const rows = deflateSync(
      Buffer.from([0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, ...Array<number>(9).fill(9)]),
    );
    const build = (data: Buffer) =>
      Buffer.concat([png.subarray(0, 33), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
    expect((await parsePng(build(rows)))?.frames).toBe(1);
    for (const typed of [
      build(Buffer.concat([rows, Buffer.from('Ada wrote')])),
      build(deflateSync(Buffer.concat([Buffer.alloc(20), Buffer.from('Ada wrote')]))),
    ]) {
      expect(await parsePng(typed)).toBeUndefined();
      const { bytes, isCodedAnew } = await cleanWhole(typed);
      expect([tells(bytes), isCodedAnew]).toEqual([[], true]);
    }
  });

  it('bytes behind the codes of a GIF', async () => {
    const gif = await makeGif({ loop: 0 });
    // The last blocks of a picture, and the one of no length.
    const typed = Buffer.concat([gif.subarray(0, -2), blocks('Ada wrote'), gif.subarray(-2)]);
    expect(tells(typed)).toEqual(['Ada wrote']);
    expect(parseGif(gif)).toMatchObject({ frames: 3 });
    expect(parseGif(typed)).toBeUndefined();
    const { bytes, isCodedAnew } = await cleanWhole(typed);
    expect([tells(bytes), isCodedAnew]).toEqual([[], true]);
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(3);
  });

  it('words in a profile of colours, whose colours stay', async () => {
    const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#1a9' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const at = jpeg.indexOf('ICC_PROFILE\0') + 14;
    const icc = jpeg.subarray(at, at + jpeg.readUInt32BE(at));
    const typed = Buffer.from(jpeg);
    typed.write('Lovelace', at + icc.indexOf('mluc') + 20);
    const alone = await clean(typed);
    expect([tells(typed), tells(alone)]).toEqual([['Lovelace'], []]);
    expect(alone.includes('ICC_PROFILE')).toBe(true);
    const shown = (bytes: Buffer) => sharp(bytes).toColourspace('srgb').raw().toBuffer();
    expect(await shown(alone)).toEqual(await shown(jpeg));
    const png = await sharp(jpeg).keepIccProfile().png().toBuffer();
    expect((await sharp(await clean(png)).metadata()).icc?.includes('Display P3')).toBe(false);
  });

  it('content credentials are seen wherever they are', () => {
    const jumbf = Buffer.from('\0\0\0\x20jumb\0\0\0\x18jumdc2pa\0\x11\0\x10', 'latin1');
    expect(holdsCredentials([jumbf])).toBe(true);
    expect(holdsCredentials([Buffer.from('c2pa')])).toBe(false);
  });
});
