import { expect, test } from 'vitest';
import { buildAuthorIndex, checkBylines, toByline } from '../../src/graph/bylines.ts';
import type { Author } from '../../src/records/author.ts';
import { anArticle, emptyBody, toLines } from '../support/content.ts';

const author = (id: string, name: Author['name']): Author => ({
  ...{ id, file: `content/authors/${id}.md`, name, kind: 'person' },
  ...{ role: undefined, bio: undefined, body: emptyBody },
});

const authors = [
  author('anna-karapetyan', { en: 'Anna Karapetyan', fa: 'آنا کاراپتیان' }),
  author('law-desk', 'Throughline Law Desk'),
  author('smith', 'John Smith'),
  author('smith-2', 'John Smith'),
];

const findAuthor = buildAuthorIndex(authors);

test.each([
  ['anna-karapetyan', 'anna-karapetyan'],
  ['Anna Karapetyan', 'anna-karapetyan'],
  ['ANNA KARAPETYAN', 'anna-karapetyan'],
  ['آنا كاراپتيان', 'anna-karapetyan'],
  ['throughline law desk', 'law-desk'],
  ['John Smith', undefined],
  ['smith-2', 'smith-2'],
  ['Reuters', undefined],
  ['', undefined],
])('%j is %s', (typed, id) => {
  expect(findAuthor(typed)?.id).toBe(id);
});

test('a byline names authors, and desks that have no page, in the order typed', () => {
  const article = anArticle({ id: 'en/2023/x', byline: ['Reuters', 'law-desk'] });
  expect(toByline(article, findAuthor)).toEqual([{ desk: 'Reuters' }, { author: authors[1] }]);
});

test('an id without a file is an error, a name but for a slip a warning', () => {
  const byline = [
    'John Smith',
    'Anna Karapetyan & Reuters',
    'law-dsek',
    'reuters',
    'Ana Karapetyan',
    'Reuters',
    'The Caucasus Desk',
  ];
  const article = anArticle({
    ...{ id: 'en/2023/x', byline },
    places: { byline: { line: 5, column: 9 } },
  });
  expect(toLines(checkBylines([article], authors, findAuthor))).toMatchInlineSnapshot(`
    "content/articles/en/2023/x.md:5:9 error author/ambiguous: 2 authors are called "John Smith": content/authors/smith.md, content/authors/smith-2.md.
      Write the id of the one who is meant: smith or smith-2.
    content/articles/en/2023/x.md:5:9 warning author/unknown: "Anna Karapetyan & Reuters" is no author, but names "Anna Karapetyan" and "Reuters".
      Write them as a list: [Anna Karapetyan, Reuters].
    content/articles/en/2023/x.md:5:9 error author/unknown: There is no author "law-dsek". Did you mean "law-desk"?
      Write content/authors/law-dsek.md, mend the name, or write a desk's name with capitals and spaces.
    content/articles/en/2023/x.md:5:9 error author/unknown: There is no author "reuters".
      Write content/authors/reuters.md, mend the name, or write a desk's name with capitals and spaces.
    content/articles/en/2023/x.md:5:9 warning author/unknown: There is no author "Ana Karapetyan". Did you mean "Anna Karapetyan"?
      Write the name as in the author’s file; as it is, it leads to no page."
  `);
});
