import { expect, test } from 'vitest';
import { contentTypes, isArticleFile, toContentPath } from '../../src/records/content-path.ts';
import { toLines } from '../support/content.ts';

test.each([
  [
    'content/articles/en/2023/suez-delays.md',
    { type: 'articles', language: 'en', year: '2023', slug: 'suez-delays' },
  ],
  [
    'content/articles/fa/1402/قره-باغ.md',
    { type: 'articles', language: 'fa', year: '1402', slug: 'قره-باغ' },
  ],
  ['content/authors/anna-k.md', { type: 'authors', slug: 'anna-k' }],
  [
    'content/threads/en/lachin-corridor.md',
    { type: 'threads', language: 'en', slug: 'lachin-corridor' },
  ],
  [
    'content/letters/fa/1402/قره-باغ/2024-01-03-k7f3q2mz.md',
    { type: 'letters', language: 'fa', slug: '2024-01-03-k7f3q2mz' },
  ],
  ['content/pages/fa/about.md', { type: 'pages', language: 'fa', slug: 'about' }],
])('%s', (file, path) => {
  expect(toContentPath(file)).toEqual({ path, problems: [] });
});

test('a name in decomposed Unicode makes the same address as one in composed', () => {
  const { path } = toContentPath('content/articles/en/2023/cafe\u0301.md');
  expect(path?.slug).toBe('caf\u00E9');
});

test.each([
  'content/articles/en/2023/x.MD',
  'content/articles/en/2023/x.markdown',
  'content/notes/x.md',
  'content/x.md',
  'content/articles/x.md',
  'content/articles/en/x.md',
  'content/articles/2023/x.md',
  'content/articles/en/23/x.md',
  'content/articles/en/2023/suez/x.md',
  'content/articles/de/2023/x.md',
  'content/articles/constructor/2023/x.md',
  'content/authors/en/x.md',
  'content/threads/x.md',
  'content/pages/about.md',
  'content/pages/en/a/about.md',
  'content/threads/en/a/x.md',
  ...[
    'content/articles/en/2023/x.md',
    'content/authors/x.md',
    'content/threads/en/x.md',
    'content/pages/en/x.md',
    'content/letters/en/2023/suez/x.md',
  ].flatMap((file) => [
    `${file}/y.md`,
    `${file.split('/').slice(0, 2).join('/')}/${file}`,
    file.replace(/^content\/[a-z]+\//, `$&${file.replace(/x.md$/, '')}`),
  ]),
  'content/letters/en/2023/x.md',
  'content/letters/en/23/suez/x.md',
  'content/letters/en/2023/suez/a/x.md',
  'content/articles/en/20233/x.md',
  'content/articles/en/2023a/x.md',
  'content/articles/en/2023/.md',
  'content/articles/en/2023/x.md.txt',
  'content/articles//2023/x.md',
  'elsewhere/content/articles/en/2023/x.md',
  'elsewhere/x.md',
])('%s is misplaced', (file) => {
  const { path, problems } = toContentPath(file);
  expect(path).toBeUndefined();
  expect(problems).toMatchObject([{ file, line: 1, column: 1, rule: 'file/misplaced' }]);
});

test('a file with another ending is told to be given the right one', () => {
  const { problems } = toContentPath('content/articles/en/2023/x.markdown');
  expect(toLines(problems)).toMatchInlineSnapshot(`
    "content/articles/en/2023/x.markdown:1:1 error file/misplaced: The file’s name does not end in ".md".
      Give it that ending: only then is it read."
  `);
});

test.each([
  ['threads', 'content/threads/<language>/<name>.md'],
  ['pages', 'content/pages/<language>/<name>.md'],
  ['authors', 'content/authors/<name>.md'],
  ['letters', 'content/letters/<id of the article>/<date>-<id>.md'],
])('a file of %s in the wrong place is told its place', (type, place) => {
  const { problems } = toContentPath(`content/${type}/a/b/c/d/e/f.md`);
  expect(problems.map(({ hint }) => hint)).toEqual([`Move it to ${place}.`]);
});

test('articles are told by their path alone, and every type has a name', () => {
  expect(isArticleFile('content/articles/en/2023/x.md')).toBe(true);
  expect(isArticleFile('content/articles-old/x.md')).toBe(false);
  expect(isArticleFile('x/content/articles/en/2023/x.md')).toBe(false);
  expect(contentTypes).toEqual(['articles', 'authors', 'threads', 'pages', 'letters']);
});

test('says where content belongs', () => {
  const files = [
    'content/notes/x.md',
    'content/articles/en/x.md',
    'content/articles/de/2023/x.md',
    'content/articles/en/2023/Suez Delays.md',
    'content/articles/en/2023/!.md',
    'content/pages/en/tags.md',
  ];
  expect(toLines(files.flatMap((file) => toContentPath(file).problems))).toMatchInlineSnapshot(`
    "content/notes/x.md:1:1 error file/misplaced: This folder is not one that holds content.
      Content lies at one of: content/articles/<language>/<year>/<name>.md, content/authors/<name>.md, content/threads/<language>/<name>.md, content/pages/<language>/<name>.md, content/letters/<id of the article>/<date>-<id>.md.
    content/articles/en/x.md:1:1 error file/misplaced: The file lies in the wrong place.
      Move it to content/articles/<language>/<year>/<name>.md.
    content/articles/de/2023/x.md:1:1 error file/misplaced: "de" is not a language of this site.
      The languages are: en, fa.
    content/articles/en/2023/Suez Delays.md:1:1 error slug/form: The file's name makes a bad address: it holds capital letters.
      Call the file \`suez-delays.md\`.
    content/articles/en/2023/!.md:1:1 error slug/form: The file's name makes a bad address: it holds something else than letters, digits and single hyphens.
      Call the file \`a-few-words.md\`.
    content/pages/en/tags.md:1:1 error slug/reserved: The site needs the address "tags" for itself.
      Give the file another name."
  `);
});

test.each(['tags', 'Feeds', 'fa', '404', 'search', '_astro', '.well-known'])(
  '%s is an address that the site needs for itself',
  (slug) => {
    const { path, problems } = toContentPath(`content/pages/en/${slug}.md`);
    expect(path).toBeUndefined();
    expect(problems).toMatchObject([{ rule: 'slug/reserved' }]);
  },
);

test.each(['articles/en/2023', 'threads/en', 'authors'])(
  'but in %s nothing is in its way',
  (folder) => {
    expect(toContentPath(`content/${folder}/tags.md`).problems).toEqual([]);
  },
);
