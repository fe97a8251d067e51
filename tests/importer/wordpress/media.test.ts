import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { newYear2024 } from '../../support/content.ts';
import { makeFolder } from '../../support/folder.ts';
import { importExport } from '../../support/import-wordpress.ts';
import { findErrors } from '../../support/imports-out.ts';
import { photographWithPosition, toPng } from '../../support/pictures.ts';
import { item, meta, wxr } from '../../support/wxr.ts';

const uploads = 'https://old.example/wp-content/uploads';

const attachment = (
  id: string,
  file: string,
  fields: Record<string, string> = {},
  ...more: string[]
): string =>
  item(
    {
      title: file.replace(/^.*\//, ''),
      post_id: id,
      post_type: 'attachment',
      status: 'inherit',
      post_name: `a-${id}`,
      attachment_url: `${uploads}/${file}`,
      ...fields,
    },
    ...more,
  );

const jpeg = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'blue' } })
  .jpeg()
  .toBuffer();

const makeMedia = async (files: Record<string, Uint8Array | string>): Promise<string> => {
  const folder = await makeFolder('media');
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
};

const xml = wxr(
  item(
    {
      post_name: 'x',
      post_id: '1',
      title: 'X',
      'content:encoded': [
        `<img src="${uploads}/2023/03/road-300x200.jpg" class="wp-image-2" alt="">`,
        '[gallery ids="2,3"]',
        `<a href="${uploads}/2023/03/paper.pdf">The paper</a>`,
        `<img src="${uploads}/drawing.svg" alt="A drawing"> <img src="${uploads}/fake.jpg" alt="A fake"> <img src="${uploads}/gone.jpg" alt="Gone"> <img src="https://other.example/b.jpg" alt="Theirs"> <img src="${uploads}/link.jpg" alt="A link">`,
      ].join('\n\n'),
    },
    meta('_thumbnail_id', '3'),
  ),
  attachment(
    '2',
    '2023/03/road.jpg',
    { 'excerpt:encoded': 'The road in winter' },
    meta('_wp_attachment_image_alt', 'A road'),
  ),
  attachment('3', '2023/03/IMG_0003.jpg'),
  attachment('4', '2023/03/paper.pdf'),
  attachment('5', 'drawing.svg'),
  attachment('6', 'unused.jpg'),
  attachment('7', 'gone.jpg'),
);

it('copies pictures beside the article, other files to where they were, and lists what is to be fetched', async () => {
  const media = await makeMedia({
    '2023/03/road.jpg': jpeg,
    '2023/03/IMG_0003.jpg': jpeg,
    '2023/03/paper.pdf': '%PDF-1.4',
    'drawing.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><path d="M0 0h9v9z"/></svg>',
    'fake.jpg': 'no picture',
    'unused.jpg': jpeg,
  });
  await symlink('/etc/hostname', join(media, 'link.jpg'));
  await symlink('/etc', join(media, 'etc'));
  const { files, out, outcomes, sums, toFetch } = await importExport(xml, { media });
  expect(await findErrors(out, newYear2024)).toEqual([]);
  expect(files['content/articles/en/2023/x.md']).toMatchInlineSnapshot(`
    "---
    title: X
    published: 2023-03-02T18:33:00+04:00
    kind: analysis
    byline:
      - anna
    summary: The paper A fake Gone Theirs A link
    image:
      file: ./img-0003.jpg
      alt: IMG_0003.jpg
    aliases:
      - /2023/03/x/
    ---
    ![A road](./road.jpg)

    ![A road](./road.jpg "The road in winter")

    ![IMG_0003.jpg](./img-0003.jpg)

    [The paper](/wp-content/uploads/2023/03/paper.pdf)

    ![A drawing](./drawing.svg) [A fake](https://old.example/wp-content/uploads/fake.jpg) [Gone](https://old.example/wp-content/uploads/gone.jpg) [Theirs](https://other.example/b.jpg) [A link](https://old.example/wp-content/uploads/link.jpg)
    "
  `);
  expect(outcomes.get('X')?.notes).toMatchInlineSnapshot(`
    [
      "a picture had no description, and was given its name: "IMG_0003.jpg"",
      "a picture came along without an action (onload) (line 1): https://old.example/wp-content/uploads/drawing.svg",
      "a picture became a link, as it is no picture: https://old.example/wp-content/uploads/fake.jpg",
      "a picture is to be fetched, and is a link until then: https://old.example/wp-content/uploads/gone.jpg",
      "a picture of another site became a link: https://other.example/b.jpg",
      "a picture is to be fetched, and is a link until then: https://old.example/wp-content/uploads/link.jpg",
      "the lead picture had no description, and was given its name: "IMG_0003.jpg"",
    ]
  `);
  expect(
    (await readdir(out, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !/\.md$|^\w+$/.test(entry.name))
      .map(({ name }) => name)
      .sort(),
  ).toMatchInlineSnapshot(`
    [
      "drawing.svg",
      "img-0003.jpg",
      "kept.json",
      "known-keys.json",
      "paper.pdf",
      "road.jpg",
      "unused.jpg",
      "wordpress-redirects.txt",
      "wordpress-report.json",
      "wordpress-report.txt",
      "wordpress-to-fetch.txt",
    ]
  `);
  expect(sums.kinds['attachment']).toEqual({ seen: 6, imported: 4, degraded: 2, skipped: 0 });
  // The links, which are told of with what to do.
  expect(sums.unexpected).toBe(2);
  for (const name of ['link.jpg', 'etc'])
    expect(outcomes.get(name)?.notes).toEqual([
      'file/outside: This is a link that leads out of the folder. Put the file itself in its place.',
    ]);
  expect(toFetch).toBe(2);
});

it('places what was fetched since, with the next import', async () => {
  const first = await importExport(xml);
  expect(first.files['content/articles/en/2023/x.md']).toContain(
    `[A road](${uploads}/2023/03/road-300x200.jpg)`,
  );
  expect(await findErrors(first.out, newYear2024)).toEqual([]);
  const media = await makeMedia({ 'elsewhere/road.jpg': jpeg });
  const second = await importExport(xml, { media, out: first.out });
  expect(second.files['content/articles/en/2023/x.md']).toContain('![A road](./road.jpg)');
  const third = await importExport(xml, { media, out: first.out });
  expect(third.files).toEqual(second.files);
});

it('a picture that would fill the memory, or breaks off in its middle, becomes a link', async () => {
  const { out, outcomes } = await importExport(
    wxr(
      item({
        title: 'X',
        'content:encoded': `<img src="${uploads}/bomb.png" alt="A"> <img src="${uploads}/cut.jpg" alt="B">`,
      }),
    ),
    {
      media: await makeMedia({
        'bomb.png': toPng(20_000, 20_000),
        'cut.jpg': jpeg.subarray(0, -60),
      }),
    },
  );
  expect(await findErrors(out, newYear2024)).toEqual([]);
  expect(outcomes.get('X')?.notes).toEqual(
    expect.arrayContaining([
      `a picture became a link, as it has 20000 × 20000 dots, more than a build can hold: ${uploads}/bomb.png`,
      `a picture became a link, as it is damaged or cut off: it cannot be read to its end: ${uploads}/cut.jpg`,
    ]),
  );
});

it('a picture that a text only links to tells no more of where it was taken than one that is shown', async () => {
  const { out } = await importExport(
    wxr(item({ 'content:encoded': `<a href="${uploads}/2023/road.jpg">The road</a>` })),
    { media: await makeMedia({ '2023/road.jpg': photographWithPosition }) },
  );
  const placed = await readFile(join(out, 'public/wp-content/uploads/2023/road.jpg'));
  expect((await sharp(placed).metadata()).exif).toBeUndefined();
  expect((await sharp(photographWithPosition).metadata()).exif).toBeDefined();
});

it.each([
  '..%2f..%2fsecret.pdf',
  '%2e%2e/%2e%2e/secret.pdf',
  '../../secret.pdf',
  '..%5csecret.pdf',
])('an attachment at %s reads and writes nothing outside', async (path) => {
  const above = await makeMedia({ 'media/a.pdf': '%PDF', 'secret.pdf': 'SECRET' });
  const { out, files } = await importExport(
    wxr(item({ title: 'X', post_id: '1' }), attachment('2', path)),
    { media: join(above, 'media') },
  );
  expect(Object.values(files).join('')).not.toContain('SECRET');
  expect(await readdir(dirname(out))).not.toContain('secret.pdf');
});
