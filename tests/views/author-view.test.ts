import { describe, expect, test } from 'vitest';
import { articlesOf, toAuthorPages, toAuthorsView } from '../../src/views/author-view.ts';
import { article, author, relate } from '../support/content.ts';

const { graph } = await relate({
  'content/authors/anna.md': author(
    {
      name: { en: 'Anna Karapetyan', fa: 'آنا کاراپتیان' },
      role: { en: 'Editor', fa: 'سردبیر' },
      bio: { fa: 'از <تفلیس> & جاهای دیگر' },
    },
    'Writes *here*.',
  ),
  'content/authors/law-desk.md': author({ name: 'Law Desk', kind: 'desk', bio: 'Reads texts.' }),
  'content/authors/silent.md': author({ name: 'Silent' }),
  'content/articles/en/2022/a.md': article({
    ...{ title: 'A', published: '2022-01-01T10:00', byline: ['anna', 'law-desk'] },
  }),
  'content/articles/en/2023/b.md': article({ title: 'B', byline: 'Anna Karapetyan' }),
  'content/articles/fa/2023/c.md': article({ title: 'C', byline: 'آنا كاراپتيان' }),
});

const authorOf = (id: string) => {
  const found = graph.authors.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const viewOf = (id: string, language: 'en' | 'fa') =>
  toAuthorPages(graph, authorOf(id), language, new Map())[0]?.toView();

test('an author has what is signed by id or by name, in its language, newest first', () => {
  const titles = (id: string, language: 'en' | 'fa') =>
    articlesOf(graph, authorOf(id), language).map(({ title }) => title);
  expect(titles('anna', 'en')).toEqual(['B', 'A']);
  expect(titles('anna', 'fa')).toEqual(['C']);
  expect(titles('law-desk', 'en')).toEqual(['A']);
  expect(titles('silent', 'en')).toEqual([]);
});

describe('an author’s page', () => {
  test('tells who it is, in the first language from the file’s text', () => {
    expect(viewOf('anna', 'en')).toMatchObject({
      role: 'Editor',
      biography: [{ type: 'html', html: '<p>Writes <em>here</em>.</p>' }],
      list: {
        ...{ heading: 'Anna Karapetyan', count: '2 articles' },
        frame: {
          ...{ title: 'Written by Anna Karapetyan', path: '/authors/anna/' },
          alternates: [{ href: '/fa/authors/anna/', exact: true }],
        },
      },
    });
  });

  test('in another language from its key, as text and not as HTML', () => {
    expect(viewOf('anna', 'fa')).toMatchObject({
      role: 'سردبیر',
      biography: [{ type: 'html', html: '<p>از &lt;تفلیس> &amp; جاهای دیگر</p>' }],
      list: { heading: 'آنا کاراپتیان', frame: { path: '/fa/authors/anna/' } },
    });
    expect(viewOf('law-desk', 'fa')?.biography).toEqual([
      { type: 'html', html: '<p>Reads texts.</p>' },
    ]);
    expect(viewOf('silent', 'fa')).toMatchObject({ role: undefined, biography: [] });
  });
});

test('those who have signed something in a language are listed', () => {
  const entriesOf = (language: 'en' | 'fa') =>
    toAuthorsView(graph, language).groups.flatMap(({ entries }) => entries);
  expect(entriesOf('en')).toEqual([
    { label: 'Anna Karapetyan', href: '/authors/anna/', count: '2', note: 'Editor' },
    { label: 'Law Desk', href: '/authors/law-desk/', count: '1', note: undefined },
  ]);
  expect(entriesOf('fa')).toEqual([
    { label: 'آنا کاراپتیان', href: '/fa/authors/anna/', count: '۱', note: 'سردبیر' },
  ]);
});

test('authors stand in the order of the alphabet, whatever their files are called', async () => {
  const { graph: other } = await relate({
    'content/authors/a.md': author({ name: 'Zoe' }),
    'content/authors/b.md': author({ name: 'Émile' }),
    'content/authors/c.md': author({ name: 'Eve' }),
    'content/articles/en/2023/x.md': article({ byline: ['a', 'b', 'c'] }),
  });
  const [group] = toAuthorsView(other, 'en').groups;
  expect(group?.entries.map(({ label }) => label)).toEqual(['Émile', 'Eve', 'Zoe']);
});
