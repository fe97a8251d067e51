import sharp from 'sharp';
import { expect, it } from 'vitest';
import { withoutMetadata } from '../../src/importer/jpeg-metadata.ts';

it('takes out where a picture was taken, and leaves the picture and which way up it is', async () => {
  const plain = sharp({ create: { width: 20, height: 10, channels: 3, background: 'blue' } });
  const jpeg = await plain
    .withExif({
      IFD0: { Artist: 'Ada' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 43/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(jpeg.includes('Exif')).toBe(true);
  const clean = withoutMetadata(jpeg, 6);
  expect(clean.includes('Ada')).toBe(false);
  expect(await sharp(clean).metadata()).toMatchObject({
    format: 'jpeg',
    orientation: 6,
    width: 20,
  });
  expect(await sharp(clean).raw().toBuffer()).toEqual(await sharp(jpeg).raw().toBuffer());
  expect((await sharp(withoutMetadata(jpeg)).metadata()).orientation).toBeUndefined();
});

it.each(['', '\xff\xd8', '\xff\xd8\xff\xe1\xff\xff'])('ends whatever the bytes are', (bytes) => {
  expect(() => withoutMetadata(Buffer.from(bytes, 'latin1'))).not.toThrow();
});
