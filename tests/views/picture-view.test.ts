import type { ImageMetadata } from 'astro';
import { expect, test } from 'vitest';
import { toPictureView } from '../../src/views/picture-view.ts';

test('a picture brings its words; one that is not there brings nothing', () => {
  const original: ImageMetadata = { src: '/a.png', width: 8, height: 6, format: 'png' };
  const words = { alt: 'A map', caption: 'The canal', credit: undefined };
  const pictures = new Map([['content/a.png', original]]);
  expect(toPictureView('content/a.png', words, pictures)).toEqual({ original, ...words });
  expect(toPictureView('content/b.png', words, pictures)).toBeUndefined();
});
