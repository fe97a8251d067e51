import { expect, test } from 'vitest';
import { toTagsView, toTagPages } from '../../src/views/tag-view.ts';
import { article, relate } from '../support/content.ts';

const { graph } = await relate({
  'content/articles/en/2023/a.md': article({ title: 'A', tags: ['zebra', 'Ägypten', 'Canal'] }),
  'content/articles/en/2023/b.md': article({ title: 'B', tags: ['Canal', 'area'] }),
  'content/articles/fa/2023/c.md': article({ title: 'C', tags: ['پل', 'آب', 'چای'] }),
});

const entriesOf = (language: 'en' | 'fa') =>
  toTagsView(graph, language).groups.flatMap(({ entries }) =>
    entries.map(({ label, href, count }) => [label, href, count]),
  );

test('tags are listed as the language’s alphabet goes, with their counts', () => {
  expect(entriesOf('en')).toEqual([
    ['Ägypten', `/tags/${encodeURIComponent('ägypten')}/`, '1'],
    ['area', '/tags/area/', '1'],
    ['Canal', '/tags/canal/', '2'],
    ['zebra', '/tags/zebra/', '1'],
  ]);
  expect(entriesOf('fa').map(([label, , count]) => [label, count])).toEqual([
    ['آب', '۱'],
    ['پل', '۱'],
    ['چای', '۱'],
  ]);
});

test('a tag has a page and a feed', () => {
  const tag = graph.tags.find(({ name }) => name === 'Canal');
  const view = tag && toTagPages(graph, tag)[0]?.toView();
  expect(view).toMatchObject({
    ...{ heading: 'Canal', count: '2 articles', pagination: undefined },
    teasers: [{ title: 'A' }, { title: 'B' }],
    frame: {
      ...{ title: 'Articles about Canal', path: '/tags/canal/' },
      feeds: [{ under: '/' }, { title: 'Throughline: Canal', under: '/tags/canal/' }],
    },
  });
});
