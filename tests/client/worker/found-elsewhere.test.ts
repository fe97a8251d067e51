import { expect, test } from 'vitest';
import { toPictureStem } from '../../../src/client/worker/found-elsewhere.ts';

test.each([
  ['/_astro/map.Djkbh9x0_Z1abc2.webp', '/_astro/map.Djkbh9x0_'],
  ['/name/_astro/a.b.D_kbh-x0_2ndsize.webp', '/name/_astro/a.b.D_kbh-x0_'],
  ['/_astro/map.Djkbh9x0.svg', undefined],
  ['/_astro/reading.DQ6twm-y.js', undefined],
])('%s is a size of %s', (path, stem) => {
  expect(toPictureStem(path)).toBe(stem);
});
