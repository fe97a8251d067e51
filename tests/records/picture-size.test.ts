import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readPictureHead } from '../../src/records/picture-size.ts';
import { photographWithPosition, toPhotograph, toPng } from '../support/pictures.ts';

const read = (bytes: Uint8Array) => (at: number, length: number) =>
  Buffer.from(bytes).subarray(at, at + length);

const drawn = sharp({
  create: { width: 30, height: 20, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
});
const opaque = sharp(await drawn.clone().removeAlpha().png().toBuffer());

describe('the dots of a picture are those that its first bytes tell', () => {
  test.each([
    ['png', drawn.clone().png()],
    ['jpg', opaque.clone().jpeg()],
    ['jpeg', opaque.clone().jpeg({ progressive: true })],
    ['gif', opaque.clone().gif()],
    ['webp', opaque.clone().webp()],
    ['webp', opaque.clone().webp({ lossless: true })],
    ['webp', drawn.clone().webp()],
    ['webp', drawn.clone().webp({ lossless: true })],
    ['avif', opaque.clone().avif()],
  ] as const)('%s (%#)', async (ending, picture) => {
    expect(readPictureHead(ending, read(await picture.toBuffer())).pixels).toBe(600);
  });

  test('also behind a large profile', async () => {
    const bytes = await opaque
      .clone()
      .withIccProfile('p3')
      .withExif({ IFD0: { Make: 'x'.repeat(9000) } })
      .jpeg()
      .toBuffer();
    expect(readPictureHead('jpg', read(bytes))).toEqual({ pixels: 600, hasPosition: false });
  });
});

test('a position is found, and none where there is none', async () => {
  expect(readPictureHead('jpg', read(photographWithPosition)).hasPosition).toBe(true);
  expect(readPictureHead('jpg', read(await toPhotograph(false))).hasPosition).toBe(false);
});

test.each(['png', 'jpg', 'gif', 'webp', 'avif', 'svg'])(
  'a broken %s tells nothing, and nothing is thrown',
  (ending) => {
    const whole = toPng(1, 1);
    for (const length of [0, 1, 3, 9, 20, 25, 30])
      expect(() => readPictureHead(ending, read(whole.subarray(0, length)))).not.toThrow();
    const endless = Buffer.from('ffd8ffe10000'.padEnd(4000, 'ffe10000'), 'hex');
    expect(readPictureHead('jpg', read(endless)).pixels).toBeUndefined();
  },
);
