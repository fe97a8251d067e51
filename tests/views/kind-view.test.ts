import { expect, test } from 'vitest';
import { kindsOf, toKindPages } from '../../src/views/kind-view.ts';
import { article, relate } from '../support/content.ts';

const { graph } = await relate({
  'content/articles/en/2023/a.md': article({ title: 'A', kind: 'report' }),
  'content/articles/en/2023/b.md': article({ title: 'B', kind: 'analysis' }),
  'content/articles/fa/2023/c.md': article({ title: 'C', kind: 'report' }),
  'content/articles/fa/2023/d.md': article({ title: 'D', kind: 'brief', draft: true }),
});

test('the kinds of a language are those of its published pieces, in the newsroom’s order', () => {
  expect(kindsOf(graph, 'en')).toEqual(['analysis', 'report']);
  expect(kindsOf(graph, 'fa')).toEqual(['report']);
});

test('a kind has its list, in each language that has the kind', () => {
  const reports = toKindPages(graph, 'en', 'report')[0]?.toView();
  expect(reports).toMatchObject({
    ...{ heading: 'Report', teasers: [{ title: 'A' }] },
    frame: {
      path: '/kinds/report/',
      feeds: [{ under: '/' }],
      alternates: [{ href: '/fa/kinds/report/', exact: true }],
    },
  });
  const analyses = toKindPages(graph, 'en', 'analysis')[0]?.toView();
  expect(analyses?.frame.alternates).toMatchObject([{ href: '/fa/', exact: false }]);
});
