import { expect, test } from 'vitest';
import { findPageFiles, pageReader, pickSize } from '../../src/build/page-files.ts';
import { writeTree } from '../support/content.ts';

test('of a picture one size is kept, wide enough for a phone and no wider', () => {
  const sizes = (...widths: number[]) =>
    widths.map((width) => `/_astro/a.Djkbh9x0_${width}ab.webp ${width}w`).join(', ');
  expect(pickSize(sizes(360, 720, 1080, 1920))).toContain('_1080ab');
  expect(pickSize(sizes(360, 720))).toContain('_720ab');
});

test('a page needs its scripts and one of each picture', () => {
  const html =
    '<img src="/_astro/b.Djkbh9x0_0ab.webp" srcset="/_astro/b.Djkbh9x0_36ab.webp 360w, /_astro/b.Djkbh9x0_20ab.webp 1200w" alt="">' +
    '<img src="/_astro/map%20(1).Djkbh9x0.svg" alt="">' +
    '<script type="module" src="/_astro/save.COHPte5U.js"></script>';
  expect(findPageFiles(html)).toEqual([
    'b.Djkbh9x0_20ab.webp',
    'map (1).Djkbh9x0.svg',
    'save.COHPte5U.js',
  ]);
});

test('a page is read from the stage or the edition, with what its scripts need in turn', async () => {
  const folder = await writeTree({
    'stage/new/index.html': '<script src="/_astro/save.COHPte5U.js"></script>',
    'stage/_astro/save.COHPte5U.js': 'import"./reading.DQ6twm-y.js"',
    'stage/_astro/reading.DQ6twm-y.js': 'import"./device.CCl3aAWb.js"',
    'stage/_astro/device.CCl3aAWb.js': '',
    'out/new/index.html': 'old',
    'out/kept/index.html': 'kept',
  });
  const read = await pageReader({ stage: `${folder}/stage`, out: `${folder}/out` });
  const page = await read('/new/');
  expect(page.files).toEqual(['device.CCl3aAWb.js', 'reading.DQ6twm-y.js', 'save.COHPte5U.js']);
  expect(page.revision).toMatch(/^[0-9a-f]{12}$/);
  expect((await read('/kept/')).files).toEqual([]);
});
