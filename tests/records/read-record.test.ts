import { describe, expect, test } from 'vitest';
import { readRecord } from '../../src/records/read-record.ts';
import { decodeSource } from '../../src/records/read-source.ts';
import { article, author, page, thread, toLines, writeTree } from '../support/content.ts';

const read = (file: string, text: string, root = '/nowhere') =>
  readRecord(root, file, { file, text });

describe('each kind of content makes its record', () => {
  test.each([
    ['content/articles/en/2023/x.md', article(), 'articles', 'en/2023/x', { title: 'Suez delays' }],
    ['content/authors/anna.md', author(), 'authors', 'anna', { name: 'Anna Karapetyan' }],
    [
      'content/threads/fa/lachin.md',
      thread(),
      'threads',
      'fa/lachin',
      { id: 'lachin', language: 'fa' },
    ],
    ['content/pages/en/about.md', page(), 'pages', 'en/about', { slug: 'about', language: 'en' }],
  ])('%s', async (file, text, type, id, value) => {
    const { record, problems } = await read(file, text);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({ type, id, value: { ...value, file } });
    expect(record?.value.body.html).toMatch(/^<p>/);
  });
});

test('the lead picture is found beside the article', async () => {
  const file = 'content/articles/en/2023/x.md';
  const root = await writeTree({ 'content/articles/en/2023/map.svg': '<svg></svg>' });
  const image = { file: './map.svg', alt: 'A map', credit: 'A. Name' };
  const { record, problems } = await read(file, article({ image }), root);
  expect(problems).toEqual([]);
  expect(record?.value).toMatchObject({
    image: {
      file: 'content/articles/en/2023/map.svg',
      alt: 'A map',
      caption: undefined,
      credit: 'A. Name',
    },
  });
});

test('a lead picture that is not there is told of, and the article stands without it', async () => {
  const image = { file: './map.svg', alt: 'A map' };
  const { record, problems } = await read('content/articles/en/2023/x.md', article({ image }));
  expect(record?.value).toMatchObject({ image: undefined });
  expect(toLines(problems)).toMatchInlineSnapshot(`
    "content/articles/en/2023/x.md:7:8 error image/missing: There is no picture "./map.svg".
      Pictures lie beside the article, in content/articles/en/2023/."
  `);
});

describe('no record is made', () => {
  test.each([
    ['of a file in the wrong place', 'content/articles/x.md', article(), 'file/misplaced'],
    ['of a reserved name', 'content/pages/en/tags.md', page(), 'slug/reserved'],
    [
      'of a broken front matter',
      'content/authors/anna.md',
      '---\nname: [\n---\n',
      'front-matter/broken',
    ],
    [
      'of a date that is none',
      'content/articles/en/2023/x.md',
      article({ published: 'soon' }),
      'date/unreadable',
    ],
  ])('%s', async (_, file, text, rule) => {
    const { record, problems } = await read(file, text);
    expect(record).toBeUndefined();
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  test('of a file that could not be read', async () => {
    const file = 'content/articles/en/2023/X.md';
    const source = decodeSource(file, Uint8Array.of(0xff));
    const { record, problems } = await readRecord('/nowhere', file, source);
    expect(record).toBeUndefined();
    expect(problems.map(({ rule }) => rule)).toEqual(['slug/form', 'file/encoding']);
  });
});

test('a record is made in spite of what is to be mended in it', async () => {
  const { record, problems } = await read(
    'content/articles/en/2024/Suez.md',
    article({ summary: 'x'.repeat(221) }, '#### Deep'),
  );
  expect(record?.id).toBe('en/2024/Suez');
  expect(problems.map(({ rule }) => rule).sort()).toEqual([
    'date/wrong-year-folder',
    'heading/skipped',
    'slug/form',
    'summary/too-long',
  ]);
});
