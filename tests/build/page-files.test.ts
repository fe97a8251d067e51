import { expect, test } from 'vitest';
import { pageReader, pickCopies, scriptReader } from '../../src/build/page-files.ts';
import { writeTree } from '../support/content.ts';

const copies = (...widths: number[]) => widths.map((width) => `a.1a2b3c4d5e-${width}.webp`);

test('of a picture one copy is kept, wide enough for a phone and no wider', () => {
  expect(pickCopies(copies(360, 720, 1080, 1920))).toEqual(copies(1080));
  expect(pickCopies(copies(360, 1440, 1920))).toEqual(copies(1440));
  expect(pickCopies(copies(360, 720))).toEqual(copies(720));
  expect(pickCopies(['map.1a2b3c4d5e.svg', ...copies(360)])).toEqual([
    'map.1a2b3c4d5e.svg',
    ...copies(360),
  ]);
});

test('a page is known by the edition, with what its scripts need in turn', async () => {
  const assets = await writeTree({
    'save.COHPte5U.js': 'import"./reading.DQ6twm-y.js"',
    'reading.DQ6twm-y.js': 'import"./device.CCl3aAWb.js"',
    'device.CCl3aAWb.js': '',
    'other.CCl3aAWb.js': '',
  });
  const needed = ['device.CCl3aAWb.js', 'reading.DQ6twm-y.js', 'save.COHPte5U.js'];
  expect(scriptReader(assets)(['save.COHPte5U.js'])).toEqual(needed);
  const known = { key: 'k', sha256: '0123456789abcdef', size: 1, mtimeMs: 1 };
  const files = {
    'new/index.html': { ...known, assets: ['save.COHPte5U.js', ...copies(360, 1080)] },
    'index.html': { ...known, assets: [] },
  };
  const read = pageReader(files, assets);
  expect(read('/new/')).toEqual({
    path: '/new/',
    revision: '0123456789ab',
    files: [...copies(1080), ...needed],
  });
  expect(read('/').files).toEqual([]);
  expect(() => read('/gone/')).toThrow('/gone/');
});
