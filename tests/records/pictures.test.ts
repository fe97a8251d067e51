import { mkdir, readFile, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { toPictureStem } from '../../src/client/worker/found-elsewhere.ts';
import { findPictureMakers, readPictures } from '../../src/records/pictures.ts';
import { writeTree } from '../support/content.ts';
import { toApng } from '../support/pictures.ts';

const draw = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#842' } });

const photo = await draw(1200, 800)
  .withExif({ IFD0: { Copyright: 'A. Person' }, IFD3: { GPSLatitude: '39/1 49/1 0/1' } })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"></svg>';

const writeProject = async () => {
  const root = await writeTree({ 'package-lock.json': '{}', 'content/a/map.svg': drawing });
  await sharp(photo, { autoOrient: false })
    .keepMetadata()
    .toFile(join(root, 'content/a/The bridge.jpg'));
  return { root, cache: join(root, '.cache') };
};

test('a picture is known upright, by addresses that last for as long as its bytes', async () => {
  const { root } = await writeProject();
  const pictures = await readPictures(root);
  expect([...pictures.keys()]).toEqual(['content/a/The bridge.jpg', 'content/a/map.svg']);
  const bridge = pictures.get('content/a/The bridge.jpg');
  expect([bridge?.width, bridge?.height]).toEqual([800, 1200]);
  expect(bridge?.copies.map(({ width }) => width)).toEqual([360, 540, 720, 800]);
  expect(bridge?.src).toMatch(/^\/_astro\/The-bridge\.[\da-f]{10}-800\.webp$/);
  // A device without a line shows another size for one that it does not have.
  const stems = new Set(bridge?.copies.map(({ src }) => toPictureStem(src)));
  expect([...stems]).toEqual([bridge?.src.replace('800.webp', '')]);
  const map = pictures.get('content/a/map.svg');
  expect(map).toMatchObject({ width: 720, height: 480, copies: [] });
  expect(map?.src).toMatch(/^\/_astro\/map\.[\da-f]{10}\.svg$/);
  await utimes(join(root, 'content/a/map.svg'), 1, 1);
  expect(await readPictures(root)).toEqual(pictures);
});

test('copies are made once, and carry nothing of what a camera noted', async () => {
  const { root, cache } = await writeProject();
  const makers = await findPictureMakers(root, cache);
  const names = [...makers.keys()];
  expect(names).toHaveLength(5);
  const name = names.find((each) => each.endsWith('-540.webp')) ?? '';
  const file = (await makers.get(name)?.()) ?? '';
  const copy = await sharp(file).metadata();
  expect([copy.width, copy.height, copy.format]).toEqual([540, 810, 'webp']);
  expect(copy.exif).toBeUndefined();
  await utimes(file, 1, 1);
  await makers.get(name)?.();
  expect((await sharp(await readFile(file)).metadata()).width).toBe(540);
});

test('none is read through a link that leads out of the content', async () => {
  const root = await writeTree({ 'content/a/map.svg': drawing, 'secret/b.svg': drawing });
  await symlink('../../secret/b.svg', join(root, 'content/a/link.svg'));
  await symlink('../../secret', join(root, 'content/a/folder'));
  await symlink('map.svg', join(root, 'content/a/near.svg'));
  await mkdir(join(root, 'content/b'));
  await symlink('..', join(root, 'content/b/loop'));
  const pictures = await readPictures(root);
  expect([...pictures.keys()]).toEqual(['content/a/map.svg', 'content/a/near.svg']);
});

test('a picture too high for WebP comes in the format that it has', async () => {
  const root = await writeTree({});
  await mkdir(join(root, 'content'));
  const strip = draw(40, 17_000);
  await strip.png().toFile(join(root, 'content/tall.png'));
  await strip.jpeg().toFile(join(root, 'content/tall.jpg'));
  await draw(800, 33_000).jpeg().toFile(join(root, 'content/half.jpg'));
  const pictures = await readPictures(root);
  const endingsOf = (file: string) =>
    pictures.get(`content/${file}`)?.copies.map(({ src }) => src.replace(/^.*[-.](?=\d+\.)/, ''));
  expect(['tall.png', 'tall.jpg', 'half.jpg'].map(endingsOf)).toEqual([
    ['40.png'],
    ['40.jpg'],
    ['360.webp', '540.jpg', '720.jpg', '800.jpg'],
  ]);
  for (const [name, make] of await findPictureMakers(root, join(root, '.cache'))) {
    const { format, width } = await sharp(await make()).metadata();
    expect(name).toContain(`-${String(width)}.${format === 'jpeg' ? 'jpg' : format}`);
  }
});

test('what moves for too long to be scaled, and drawings, are published whole, and clean', async () => {
  const root = await writeTree({
    'content/a.svg': `${drawing.slice(0, -6)}<metadata>Ada</metadata><path d="M0 0h9"/></svg>`,
    'content/b.APNG': await toApng(),
  });
  const pictures = await readPictures(root);
  expect(pictures.get('content/a.svg')?.copies).toEqual([]);
  const made = await findPictureMakers(root, join(root, '.cache'));
  const files = await Promise.all([...made.values()].map(async (make) => readFile(await make())));
  expect([...made.keys()].map((name) => name.replace(/\..*\./, '.'))).toEqual(['a.svg', 'b.png']);
  for (const file of files) expect(file.includes('Ada')).toBe(false);
  expect(files[1]?.includes('fdAT')).toBe(true);
});

test('what is no picture is left out', async () => {
  const root = await writeTree({ 'content/a/fake.png': 'words' });
  expect((await readPictures(root)).size).toBe(0);
});
