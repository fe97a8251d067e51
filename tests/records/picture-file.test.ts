import { describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { findPictureFile } from '../../src/records/picture-file.ts';
import { toLines, writeTree } from '../support/content.ts';

const file = 'content/articles/en/2023/suez-delays.md';
const folder = 'content/articles/en/2023';
const place = { line: 12, column: 3 };
const svg =
  '<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>';

const find = async (root: string, src: string): Promise<string> => {
  const { picture, problems } = await findPictureFile(root, file, src, place);
  return picture ?? toLines(problems);
};

const draw = (format: 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'tiff') =>
  sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
    .toFormat(format)
    .toBuffer();

describe('a picture is found', () => {
  test.each(['png', 'jpeg', 'gif', 'webp', 'avif'] as const)('%s', async (format) => {
    const root = await writeTree({ [`${folder}/x.${format}`]: await draw(format) });
    expect(await find(root, `./x.${format}`)).toBe(`${folder}/x.${format}`);
  });

  test.each([
    ['map.svg', `${folder}/map.svg`],
    ['./map.svg', `${folder}/map.svg`],
    ['../2023/./map.svg', `${folder}/map.svg`],
    ['MAP.SVG', `${folder}/MAP.SVG`],
    ['نقشه.svg', `${folder}/نقشه.svg`],
    ['a map (1).svg', `${folder}/a map (1).svg`],
    ['../../../shared/map.svg', 'content/shared/map.svg'],
  ])('%s', async (src, picture) => {
    const root = await writeTree({ [picture]: svg });
    expect(await find(root, src)).toBe(picture);
  });
});

describe('what is wrong is told', () => {
  test('with the nearest name where there is one', async () => {
    const root = await writeTree({
      [`${folder}/corridor-map.svg`]: svg,
      [`${folder}/corridor-map.md`]: '',
      [`${folder}/notes.txt`]: '',
      [`${folder}/photo.png`]: await draw('jpeg'),
      [`${folder}/photo.heic`]: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      [`${folder}/photo.avif`]: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      [`${folder}/page.svg`]: '<html><body>Not found</body></html>',
      [`${folder}/empty.png`]: '',
      'secret.svg': svg,
      'public/map.svg': svg,
    });
    const sources = [
      './coridor-map.svg',
      './nothing-like-it.png',
      '../2031/corridor-map.svg',
      './photo.png',
      './photo.heic',
      './photo.avif',
      './page.svg',
      './empty.png',
      './notes.txt',
      './corridor-map',
      '../../../../secret.svg',
      '/public/map.svg',
      '..\\..\\secret.svg',
    ];
    const told = await Promise.all(sources.map((src) => find(root, src)));
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "content/articles/en/2023/suez-delays.md:12:3 error image/missing: There is no picture "./coridor-map.svg". Did you mean "corridor-map.svg"?
        Pictures lie beside the article, in content/articles/en/2023/.
      content/articles/en/2023/suez-delays.md:12:3 error image/missing: There is no picture "./nothing-like-it.png".
        Pictures lie beside the article, in content/articles/en/2023/.
      content/articles/en/2023/suez-delays.md:12:3 error image/missing: There is no picture "../2031/corridor-map.svg".
        Pictures lie beside the article, in content/articles/en/2031/.
      content/articles/en/2023/photo.png
      content/articles/en/2023/suez-delays.md:12:3 error image/mistyped: The picture "./photo.heic" is HEIC, which browsers do not show.
        Save it as JPEG, PNG, WebP, AVIF, GIF or SVG; renaming does not change the kind.
      content/articles/en/2023/suez-delays.md:12:3 error image/mistyped: The picture "./photo.avif" is HEIC, which browsers do not show.
        Save it as JPEG, PNG, WebP, AVIF, GIF or SVG; renaming does not change the kind.
      content/articles/en/2023/suez-delays.md:12:3 error image/mistyped: The picture "./page.svg" is a web page, which browsers do not show.
        Save it as JPEG, PNG, WebP, AVIF, GIF or SVG; renaming does not change the kind.
      content/articles/en/2023/suez-delays.md:12:3 error image/damaged: The picture "./empty.png" is an empty file.
        Copy it once more from where it came from, or export it anew.
      content/articles/en/2023/suez-delays.md:12:3 error image/damaged: The picture "./notes.txt" is an empty file.
        Copy it once more from where it came from, or export it anew.
      content/articles/en/2023/suez-delays.md:12:3 error image/missing: There is no picture "./corridor-map". Did you mean "corridor-map.svg"?
        Pictures lie beside the article, in content/articles/en/2023/.
      content/articles/en/2023/suez-delays.md:12:3 error image/outside: The picture "../../../../secret.svg" lies outside of the content folder.
        Put the picture beside the article and write its name: \`./picture.jpg\`.
      content/articles/en/2023/suez-delays.md:12:3 error image/outside: The picture "/public/map.svg" lies outside of the content folder.
        Put the picture beside the article and write its name: \`./picture.jpg\`.
      content/articles/en/2023/suez-delays.md:12:3 error image/outside: The picture "..\\..\\secret.svg" lies outside of the content folder.
        Put the picture beside the article and write its name: \`./picture.jpg\`."
    `);
  });

  test('a name that no file can have is none', async () => {
    expect(await find(await writeTree({}), 'a\0b.svg')).toMatch('image/missing');
  });

  test('a folder with a picture’s name is none', async () => {
    const root = await writeTree({ [`${folder}/map.svg/x`]: '' });
    expect(await find(root, './map.svg')).toMatch('image/missing');
  });
});
