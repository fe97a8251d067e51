import { expect, test } from 'vitest';
import { toPictureStem } from '../../../src/client/worker/found-elsewhere.ts';

test.each([
  ['/_astro/map.0a1b2c3d4e-720.webp', '/_astro/map.0a1b2c3d4e-'],
  ['/name/_astro/a-b.0123456789-2400.webp', '/name/_astro/a-b.0123456789-'],
  ['/_astro/map.0a1b2c3d4e.svg', undefined],
  ['/_astro/reading.DQ6twm-y.js', undefined],
])('%s is a size of %s', (path, stem) => {
  expect(toPictureStem(path)).toBe(stem);
});
