import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { judgePicture } from '../../../src/records/pictures/judge.ts';
import {
  photographWithCredentials,
  photographWithPosition,
  toPng,
} from '../../support/pictures.ts';

const judge = (bytes: Buffer | Uint8Array | string) => judgePicture(Buffer.from(bytes as string));

/** What is wrong, as the rule and the words that follow the picture's name; else the kind and the size. */
const say = async (bytes: Buffer | Uint8Array | string): Promise<string> => {
  const judged = await judge(bytes);
  if ('fault' in judged) return `${judged.fault.rule} ${judged.fault.says}`;
  const { kind, width, height } = judged;
  return `${kind} ${String(width)} × ${String(height)}`;
};

/** Dots without a pattern, the same each time. */
const toNoise = (length: number): Buffer => {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 255),
  );
};

const source = sharp(toNoise(60 * 40 * 3), { raw: { width: 60, height: 40, channels: 3 } });
const clear = sharp({
  create: { width: 60, height: 40, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
});

describe('what browsers show is a picture', () => {
  test.each([
    ['jpeg', source.clone().jpeg()],
    ['jpeg', source.clone().jpeg({ progressive: true })],
    ['jpeg', source.clone().jpeg({ chromaSubsampling: '4:4:4' })],
    ['jpeg', source.clone().greyscale().jpeg()],
    ['jpeg', source.clone().toColourspace('cmyk').jpeg()],
    ['png', source.clone().png()],
    ['png', source.clone().png({ progressive: true })],
    ['png', source.clone().png({ palette: true, colours: 5 })],
    ['png', source.clone().toColourspace('rgb16').png()],
    ['png', clear.clone().greyscale().png()],
    ['gif', source.clone().gif()],
    ['webp', source.clone().webp()],
    ['webp', clear.clone().webp({ lossless: true })],
    ['avif', source.clone().avif()],
    ['avif', clear.clone().avif({ bitdepth: 10 })],
  ] as const)('%s (%#)', async (kind, picture) => {
    expect(await say(await picture.toBuffer())).toBe(`${kind} 60 × 40`);
  });

  test('a photograph on its side has its upright size', async () => {
    const side = await source.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await say(side)).toBe('jpeg 40 × 60');
  });

  test('a JPEG without its end, as some cameras write it', async () => {
    const jpeg = await source.clone().jpeg().toBuffer();
    expect(await say(jpeg.subarray(0, -2))).toBe('jpeg 60 × 40');
  });
});

describe('what is damaged is told', () => {
  const damaged = 'image/damaged is damaged or cut off: it cannot be read to its end';

  test.each(['jpeg', 'png', 'gif', 'webp', 'avif'] as const)(
    'a %s that is cut off',
    async (format) => {
      const whole = await source.clone().toFormat(format).toBuffer();
      for (const part of [0.1, 0.4, 0.7, 0.95]) {
        const cut = whole.subarray(0, Math.max(20, Math.floor(whole.length * part)));
        expect([part, await say(cut)]).toEqual([part, damaged]);
      }
    },
  );

  test('a JPEG whose middle is another, though decoders make something of it', async () => {
    const whole = await source.clone().jpeg().toBuffer();
    for (const byte of [0, 0x11, 0xd7, 0xff]) {
      const bytes = Buffer.from(whole);
      bytes.fill(byte, bytes.length / 2, bytes.length / 2 + 40);
      const judged = await judge(bytes);
      const rules =
        'fault' in judged ? [judged.fault.rule] : judged.warnings.map(({ rule }) => rule);
      expect([byte, ...rules]).toEqual([byte, 'image/damaged']);
    }
  });

  test('a PNG with one wrong bit', async () => {
    const bytes = await source.clone().png().toBuffer();
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    expect(await say(bytes)).toBe(damaged);
  });

  test.each([
    ['nothing', '', 'image/damaged is an empty file'],
    ['words', 'Hello', 'image/mistyped is no picture'],
    ['a page', '<!doctype html><p>x', 'image/mistyped is a web page, which browsers do not show'],
    [
      'a page of XML',
      '<?xml version="1.0"?><html/>',
      'image/damaged cannot be read as a drawing: it is no SVG drawing: it begins with <html> (line 1)',
    ],
    [
      'HEIC',
      '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
      'image/mistyped is HEIC, which browsers do not show',
    ],
    [
      'TIFF',
      'II*\0\x08\0\0\0',
      'image/mistyped is TIFF or a camera’s raw file, which browsers do not show',
    ],
    ['PSD', '8BPS\0\x01', 'image/mistyped is PSD, Photoshop’s own, which browsers do not show'],
    ['the head of a JPEG', '\xff\xd8\xff\xe0', damaged],
    ['the head of a PNG', '\x89PNG\r\n\x1a\n', damaged],
    ['the head of a GIF', 'GIF89a', damaged],
    ['the head of a BMP', 'BM\0\0\0\0\0\0\0\0', damaged],
    ['the head of an icon', '\0\0\x01\0\x01\0', damaged],
  ])('%s', async (_, bytes, told) => {
    expect(await say(Buffer.from(bytes, /[’]/.test(bytes) ? 'utf8' : 'latin1'))).toBe(told);
  });

  test.each([
    [60_000, 60_000],
    [1_000_000, 200],
  ])('more dots than memory holds: %d × %d', async (width, height) => {
    const size = `${String(width)} × ${String(height)}`;
    expect(await say(toPng(width, height))).toBe(
      `image/too-large has ${size} dots, more than a build can hold`,
    );
  });
});

describe('what moves', () => {
  const film = async (format: 'gif' | 'webp'): Promise<Buffer> => {
    const frames = Array.from({ length: 14 }, (_, i) =>
      sharp({
        create: { width: 64, height: 64, channels: 3, background: { r: 15 * i, g: 0, b: 0 } },
      })
        .png()
        .toBuffer(),
    );
    return sharp(await Promise.all(frames), { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
  };

  test('is scaled where it is short, and whole where it is long', async () => {
    for (const format of ['gif', 'webp'] as const)
      expect(await judge(await film(format))).toMatchObject({ kind: format, isWhole: false });
    // The same pictures on a larger ground.
    const gif = await film('gif');
    gif.writeUInt16LE(2000, 6);
    gif.writeUInt16LE(1990, 8);
    expect(await judge(gif)).toMatchObject({ width: 2000, height: 1990, isWhole: true });
  });

  test('is damaged where its last frames are missing', async () => {
    const gif = await film('gif');
    expect(await say(gif.subarray(0, -10))).toMatch(/^image\/damaged/);
    expect(await say(gif.subarray(0, -1))).toBe('gif 64 × 64');
  });
});

describe('what is noted of a picture', () => {
  test('its position, and its content credentials', async () => {
    expect(await judge(photographWithPosition)).toMatchObject({
      tellsPosition: true,
      hasCredentials: false,
    });
    expect(await judge(photographWithCredentials)).toMatchObject({
      tellsPosition: false,
      hasCredentials: true,
    });
  });

  test('bytes in a JPEG that belong to no picture', async () => {
    const jpeg = await source.clone().jpeg({ progressive: true }).toBuffer();
    const odd = Buffer.concat([jpeg.subarray(0, -2), Buffer.from('Ada wrote'), jpeg.subarray(-2)]);
    expect(await judge(odd)).toMatchObject({
      kind: 'jpeg',
      warnings: [{ severity: 'warning', rule: 'image/damaged' }],
    });
  });
});
