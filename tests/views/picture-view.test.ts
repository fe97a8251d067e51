import { expect, test } from 'vitest';
import { toPictureView } from '../../src/views/picture-view.ts';
import type { Picture } from '../../src/records/pictures.ts';

test('a picture brings its words; one that is not there brings nothing', () => {
  const original: Picture = { src: '/a.png', width: 8, height: 6, copies: [] };
  const words = { alt: 'A map', caption: 'The canal', credit: undefined };
  const pictures = new Map([['content/a.png', original]]);
  expect(toPictureView('content/a.png', words, pictures)).toEqual({ original, ...words });
  expect(toPictureView('content/b.png', words, pictures)).toBeUndefined();
});
