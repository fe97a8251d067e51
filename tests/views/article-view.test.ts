import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/views/digest.ts';
import { toArticleView } from '../../src/views/article-view.ts';
import type { Picture } from '../../src/records/pictures.ts';
import { article, author, relate, thread, type Tree } from '../support/content.ts';

const tree: Tree = {
  'content/authors/anna.md': author({ name: { en: 'Anna Karapetyan', fa: 'آنا کاراپتیان' } }),
  'content/authors/law-desk.md': author({ name: 'Law Desk', kind: 'desk' }),
  'content/threads/en/canal.md': thread({ title: 'The canal' }),
  'content/articles/en/2022/before.md': article({
    ...{ title: 'Before', published: '2022-01-01T10:00', thread: 'canal' },
  }),
  'content/articles/en/2023/here.md': article(
    {
      title: 'Here',
      updated: 'Friday 3 March 2023 - 09:00',
      byline: ['anna', 'Law Desk', 'Reuters'],
      dateline: 'Tbilisi',
      tags: ['R&D', 'Suez canal'],
      thread: 'canal',
      translationOf: 'fa/2023/اینجا',
    },
    'Law Desk – It [began](../2022/before.md) so.\n\nRead more: Before',
  ),
  'content/articles/en/2023/after.md': article(
    { title: 'After', published: '2023-05-01T10:00', thread: 'canal' },
    'They met *again*.\n\nRead more: Here',
  ),
  'content/articles/fa/2023/اینجا.md': article({ title: 'اینجا', byline: 'anna' }),
};

const { graph, problems } = await relate(tree);
const { graph: draftless } = await relate({
  ...tree,
  'content/articles/en/2023/soon.md': article({ title: 'Soon', draft: true }, 'Read more: Here'),
});

const viewOf = (id: string, of = graph) => {
  const found = of.articles.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return toArticleView(found, of, new Map());
};

const view = viewOf('en/2023/here');

describe('an article’s page', () => {
  test('shows the piece', () => {
    expect(problems).toEqual([]);
    expect(view).toMatchObject({
      ...{ headline: 'Here', standfirst: 'What happened, and why.', dateline: 'Tbilisi' },
      ...{ kind: 'analysis', kindLabel: 'Analysis', kindHref: '/kinds/analysis/' },
      date: { full: 'Thursday 2 March 2023 - 18:33' },
      updated: { full: 'Friday 3 March 2023 - 09:00' },
      image: undefined,
      letters: { count: 0, strands: [], feed: undefined, form: { via: 'post' } },
      frame: { title: 'Here', description: 'What happened, and why.', path: '/2023/here/' },
    });
  });

  test('names who signs it: authors with their page, desks without', () => {
    expect(view.byline).toEqual([
      { name: 'Anna Karapetyan', href: '/authors/anna/', kind: 'person' },
      { name: 'Law Desk', href: '/authors/law-desk/', kind: 'desk' },
      { name: 'Reuters', href: undefined, kind: 'desk' },
    ]);
    expect(viewOf('fa/2023/اینجا').byline).toEqual([
      { name: 'آنا کاراپتیان', href: '/fa/authors/anna/', kind: 'person' },
    ]);
  });

  test('shows the text, with its links and blocks filled', () => {
    expect(view.text).toMatchObject([
      {
        html: '<p><b class="lead-in">Law Desk</b> – It <a href="/2022/before/">began</a> so.</p>\n',
      },
      { type: 'read-more', teasers: [{ title: 'Before' }] },
    ]);
  });

  test('has a place in its thread', () => {
    expect(view.thread).toMatchObject({
      ...{ title: 'The canal', href: '/threads/canal/', place: 'Piece 2 of 3' },
      earlier: { title: 'Before' },
      later: { title: 'After' },
    });
    expect(viewOf('en/2022/before').thread).toMatchObject({
      ...{ place: 'Piece 1 of 3', earlier: undefined, later: { title: 'Here' } },
    });
    expect(viewOf('fa/2023/اینجا').thread).toBeUndefined();
  });

  test('knows what was written later, and what it builds on', () => {
    expect(view.writtenLater).toMatchObject([
      { teaser: { title: 'After' }, paragraph: 'They met again.' },
    ]);
    expect(view.basedOn).toEqual([
      { title: 'Before', url: 'https://throughline.example/2022/before/' },
    ]);
  });

  test('leads to its tags and translations', () => {
    expect(view.tags).toEqual([
      { name: 'R&D', href: '/tags/r-and-d/' },
      { name: 'Suez canal', href: '/tags/suez-canal/' },
    ]);
    const href = `/fa/2023/${encodeURIComponent('اینجا')}/`;
    expect(view.translations).toEqual([
      { language: 'فارسی', tag: 'fa', direction: 'rtl', title: 'اینجا', href },
    ]);
    expect(view.frame.alternates).toMatchObject([{ href, exact: true }]);
    expect(viewOf('fa/2023/اینجا').translations).toMatchObject([
      { title: 'Here', direction: 'ltr' },
    ]);
    expect(viewOf('en/2023/after').frame.alternates).toMatchObject([
      { href: '/fa/', exact: false },
    ]);
  });

  test('shows its lead picture, where there is one', async () => {
    const original: Picture = { src: '/map.png', width: 8, height: 6, copies: [] };
    const { graph: withPicture } = await relate(tree);
    const [piece] = withPicture.articles;
    if (!piece) return;
    const image = {
      file: 'content/map.png',
      alt: 'A map',
      caption: 'The canal',
      credit: 'A. Name',
    };
    const pictures = new Map([['content/map.png', original]]);
    expect(toArticleView({ ...piece, image }, withPicture, pictures).image).toEqual({
      ...{ original, alt: 'A map', caption: 'The canal', credit: 'A. Name' },
    });
    expect(toArticleView({ ...piece, image }, withPicture, new Map()).image).toBeUndefined();
  });
});

describe('a page is built again', () => {
  const digestsOf = (of: typeof graph) =>
    new Map(of.articles.map(({ id }) => [id, digest(viewOf(id, of))]));

  const changedIn = (changed: typeof graph): string[] => {
    const before = digestsOf(graph);
    return [...digestsOf(changed)].flatMap(([id, key]) => (before.get(id) === key ? [] : [id]));
  };

  test('where nothing has changed, by nobody', async () => {
    expect(changedIn((await relate(tree)).graph)).toEqual([]);
  });

  test('when a headline that it shows has changed, and only then', async () => {
    const { graph: changed } = await relate({
      ...tree,
      'content/articles/en/2022/before.md': article({
        ...{ title: 'Once called Before', published: '2022-01-01T10:00', thread: 'canal' },
        formerTitles: ['Before'],
      }),
    });
    const showing = changed.articles
      .map(({ id }) => id)
      .filter((id) => inspect(viewOf(id, changed), { depth: null }).includes('Once called Before'));
    expect(showing).toEqual(expect.arrayContaining(['en/2022/before', 'en/2023/here']));
    expect(showing).not.toContain('fa/2023/اینجا');
    expect(changedIn(changed)).toEqual(showing);
  });

  test('but not for a draft that nobody sees', () => {
    expect(digestsOf(draftless)).toEqual(digestsOf(graph));
  });
});
