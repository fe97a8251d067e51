import { expect, test } from 'vitest';
import { findPublicPictureProblems } from '../../src/records/public-pictures.ts';
import { toLines, writeTree } from '../support/content.ts';
import { photographWithPosition, toPhotograph } from '../support/pictures.ts';

test('what is copied as it is tells no position, and holds no drawing that acts', async () => {
  const tree = {
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>',
    'b.svg':
      '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    'fine.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>',
    'photos/road.jpg': photographWithPosition,
    'photos/cut.JPG': photographWithPosition.subarray(0, -20),
    'photos/quiet.jpg': await toPhotograph(false),
    'words.txt': 'GPSLatitude',
  };
  const entries = Object.entries(tree).map(([file, content]) => [`public/${file}`, content]);
  const root = await writeTree(Object.fromEntries(entries) as Record<string, string | Uint8Array>);
  const problems = await findPublicPictureProblems(root, Object.keys(tree));
  expect(toLines(problems)).toMatchInlineSnapshot(`
    "public/a.svg:2:1 error image/scripted: The picture holds a script (line 2).
      Export it again as a plain SVG, without scripts and links, or as PNG.
    public/b.svg:1:1 error image/damaged: The picture cannot be read as a drawing: it declares attributes or entities of its own in its head (line 1).
      Export it again as a plain SVG, or as PNG.
    public/photos/road.jpg:1:1 warning image/position: The picture tells where it was taken, and is published as it is.
      Save it without its location, or take that out: exiftool -gps:all= FILE.
    public/photos/cut.JPG:1:1 warning image/position: The picture tells where it was taken, and is published as it is.
      Save it without its location, or take that out: exiftool -gps:all= FILE."
  `);
});
