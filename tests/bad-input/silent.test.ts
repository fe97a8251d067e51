import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { article, letter, newYear2024, writeTree } from '../support/content.ts';
import { toPhotograph } from '../support/pictures.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

/*
 * Nothing vanishes and nothing is changed in silence: what is typed is on the built page, or the checker tells of it.
 * Each kind of fault that was seen has a row; `shows` is what the article's page holds, as HTML.
 */

interface Row {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly what: string;
  readonly language?: 'en' | 'fa';
  readonly front?: Readonly<Record<string, unknown>>;
  readonly body?: string;
}

interface ShownRow extends Row {
  readonly shows: readonly (string | RegExp)[];
}

interface ToldRow extends Row {
  readonly told: string;
}

const photograph = await toPhotograph(false);
const [tall, animation] = await Promise.all([
  sharp({ create: { width: 20, height: 17_000, channels: 3, background: 'red' } })
    .png()
    .toBuffer(),
  sharp({
    create: { width: 4, height: 400, channels: 3, background: 'red' },
    pageHeight: 2,
  } as never)
    .gif()
    .toBuffer(),
]);

const shown: readonly ShownRow[] = [
  {
    what: 'a picture whose ending is in capitals',
    body: '![A photograph](IMG_0001.JPG)',
    files: { 'IMG_0001.JPG': photograph },
    shows: [/<img [^>]*IMG_0001\.[^>]*alt="A photograph"/],
  },
  {
    what: 'a picture higher than WebP can be',
    body: '![A strip](tall.png)',
    files: { 'tall.png': tall },
    shows: [/<img [^>]*tall\.[^>]*alt="A strip"/],
  },
  {
    what: 'an animation of many pictures',
    body: '![It moves](moves.gif)',
    files: { 'moves.gif': animation },
    shows: [/<img [^>]*moves\.[^>]*alt="It moves"/],
  },
  {
    what: 'a drawing without a size',
    body: '![A line](line.svg)',
    files: {
      'line.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
    },
    shows: [/<img [^>]*line\.[^>]*alt="A line"/],
  },
  {
    what: 'pictures next to each other',
    body: '![One](one.jpg) ![Two](two.jpg)',
    files: { 'one.jpg': photograph, 'two.jpg': photograph },
    shows: [/class="gallery"/, /alt="One"/, /alt="Two"/],
  },
  {
    what: 'bold beside letters',
    body: 'The **“so-called”**corridor and これは**「重要」**です.',
    shows: ['<strong>“so-called”</strong>corridor', '<strong>「重要」</strong>です'],
  },
  {
    what: 'bold beside Persian letters',
    language: 'fa',
    body: 'راه را **«دالان»**ی می‌نامند.',
    shows: ['<strong>«دالان»</strong>ی'],
  },
  {
    what: 'an address before a sign of another script',
    language: 'fa',
    body: 'بنگرید به https://example.org/report، که تازه است. «https://example.org/other»؟',
    shows: ['href="https://example.org/report"', 'href="https://example.org/other"'],
  },
  {
    what: 'an address before an ellipsis or a dash',
    body: 'See https://example.org/a… and https://example.org/b—now “https://example.org/c”.',
    shows: [
      'href="https://example.org/a"',
      'href="https://example.org/b"',
      'href="https://example.org/c"',
    ],
  },
  {
    what: 'ranges with a tilde',
    body: 'Between 200~300 and 400~500 cars.',
    shows: ['200~300 and 400~500'],
  },
  {
    what: 'a no-break space after a sign',
    body: 'Lead.\n\n##\u00a0Roads\n\n-\u00a0one\n-\u00a0two\n\n1.\u00a0first',
    shows: [/<h2[^>]*>(?:<[^>]*>)*Roads/, /<li>one<\/li>/, /<ol>\s*<li>first/],
  },
  {
    what: 'a list with Persian digits',
    language: 'fa',
    body: 'درآمد.\n\n۱. نخست\n۲. دوم',
    shows: [/<ol[^>]*>\s*<li>نخست<\/li>\s*<li>دوم<\/li>/],
  },
  {
    what: 'quotation marks after a colon, and around an address',
    body: 'He said:"It is closed." The page "https://example.org/x" is gone.',
    shows: ['He said:“It is closed.”', /“<a[^>]*>https:\/\/example\.org\/x<\/a>”/],
  },
  {
    what: 'a note whose name is Persian',
    language: 'fa',
    body: 'متن[^یادداشت].\n\n[^یادداشت]: این یادداشت است.',
    shows: ['این یادداشت است.', /<sup>/],
  },
  {
    what: 'code in a Persian text',
    language: 'fa',
    body: 'دستور `npm run check -x`.',
    shows: [/<code dir="ltr">npm run check -x<\/code>/],
  },
  {
    what: 'details that are folded away',
    body: '<details><summary>Names</summary><p>Zanzibar.</p></details>',
    shows: ['Zanzibar.'],
  },
  {
    what: 'tags and authors with the Persian comma',
    language: 'fa',
    front: { tags: 'گفت‌وگو، روسیه' },
    shows: [/>گفت‌وگو<\/a>/, />روسیه<\/a>/],
  },
  {
    what: 'a day without a time',
    front: { published: '2023-11-07' },
    shows: [/7 November 2023/],
  },
  {
    what: 'a date in Persian',
    language: 'fa',
    front: { published: 'پنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳' },
    shows: [/2023-03-02T/],
  },
];

/** What no reader would see as it was meant: the checker names the rule, the file and the line. */
const told: readonly ToldRow[] = [
  ...['cut.jpg', 'cut.png'].map((name) => ({
    what: `a picture that was cut off (${name})`,
    body: `![A photograph](${name})`,
    files: { [name]: (name.endsWith('png') ? tall : photograph).subarray(0, 200) },
    told: 'image/damaged',
  })),
  { what: 'a picture that is not there', body: '![A map](nowhere.png)', told: 'image/missing' },
  {
    what: 'a picture of a kind that browsers do not show',
    body: '![A scan](scan.tif)',
    files: { 'scan.tif': await sharp(photograph).tiff().toBuffer() },
    told: 'image/mistyped',
  },
  {
    what: 'a drawing with a script',
    body: '![A map](map.svg)',
    files: {
      'map.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x</script><path d="M0 0h9"/></svg>',
    },
    told: 'image/scripted',
  },
  {
    what: 'a heading of this page that is not there',
    body: '[A](#figurs)\n\n## Figures',
    told: 'link/dead',
  },
  { what: 'a page that is not there', body: '[A](/nowhere/)', told: 'link/dead' },
  { what: 'emphasis that is none', body: 'A ** word** here.', told: 'markup/emphasis' },
  { what: 'a box of another program', body: ':::note\nA note.\n:::', told: 'markup/foreign' },
  { what: 'a callout of another program', body: '> [!NOTE]\n> A note.', told: 'markup/foreign' },
  { what: 'mathematics', body: '$$\nx^2\n$$', told: 'markup/foreign' },
  { what: 'a wiki link', body: 'See [[Suez delays]].', told: 'markup/foreign' },
  {
    what: 'a diagram of another program',
    body: '```mermaid\na --> b\n```',
    told: 'markup/foreign',
  },
  { what: 'a link whose address is missing', body: 'See [the report][1].', told: 'markup/link' },
  {
    what: 'a table without its line of dashes',
    body: '| a | b |\n| 1 | 2 |',
    told: 'markup/table',
  },
  {
    what: 'words that four spaces made code',
    body: 'Text.\n\n    More text here.',
    told: 'markup/code',
  },
  { what: 'a note that nothing calls', body: 'Text.\n\n[^1]: A note.', told: 'footnote/unused' },
  { what: 'a call of no note', body: 'Text[^1].', told: 'footnote/missing' },
  { what: 'a date that can be two', front: { published: '03/04/2023' }, told: 'date/ambiguous' },
  { what: 'an unknown key', front: { authr: 'A' }, told: 'front-matter/unknown-key' },
];

const rows = [...shown, ...told];

const fileOf = (row: Row): string => {
  const number = rows.findIndex(({ what }) => what === row.what);
  return `content/articles/${row.language ?? 'en'}/2023/silent-${String(number)}.md`;
};

/** The row's article and the files next to it; titles differ so that none is another's. */
const treeOf = (row: ShownRow | ToldRow): Record<string, string | Uint8Array> => {
  const file = fileOf(row);
  const title = `Silent ${String(rows.indexOf(row))}`;
  return {
    [file]: article({ title, ...row.front }, row.body),
    ...Object.fromEntries(
      Object.entries(row.files ?? {}).map(([name, bytes]) => [file.replace(/[^/]*$/, name), bytes]),
    ),
  };
};

test.each(told)('$what is told, with its line', async (row) => {
  const root = await writeTree(treeOf(row));
  const { problems } = await checkContent(root, newYear2024);
  const found = problems.find(({ rule }) => rule === row.told);
  expect(problems.map(({ rule }) => rule)).toContain(row.told);
  expect(found?.file).toBe(fileOf(row));
  expect(found?.line).toBeGreaterThan(1);
  expect(`${found?.message ?? ''} ${found?.hint ?? ''}`.length).toBeGreaterThan(40);
});

describe('what is meant is on the page', () => {
  let project: ProjectCopy;

  beforeAll(async () => {
    project = await copyProject('silent-');
    for (const row of shown)
      for (const [file, bytes] of Object.entries(treeOf(row))) await project.write(file, bytes);
    await project.write(
      'content/letters/en/2023/silent-0/2023-04-01-m4w8t2xy.md',
      letter(
        { id: 'm4w8t2xy', article: 'en/2023/silent-0', date: '2023-04-01T10:00:00+04:00' },
        'The road\nwas *closed* in\n\n1986. A_b\\_c &lt; d',
      ),
    );
    await project.build();
  }, 180_000);

  afterAll(() => project.dispose());

  test('a letter, as its writer typed it', async () => {
    const page = await readFile(join(project.folder, 'dist/2023/silent-0/index.html'), 'utf8');
    expect(page).toMatch(/The road<br\s*\/?>\s*was \*closed\* in<\/p>/);
    expect(page).toContain('1986. A_b\\_c &#x26;lt; d');
  });

  test.each(shown)('$what', async (row) => {
    const { shows, language = 'en' } = row;
    const path = `${language === 'en' ? '' : `${language}/`}2023/silent-${String(rows.indexOf(row))}`;
    const page = await readFile(join(project.folder, 'dist', path, 'index.html'), 'utf8');
    for (const each of shows)
      if (typeof each === 'string') expect(page).toContain(each);
      else expect(page).toMatch(each);
  });
});
