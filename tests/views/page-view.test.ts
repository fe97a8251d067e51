import { expect, test } from 'vitest';
import { toNotFoundView, toPageView } from '../../src/views/page-view.ts';
import { article, page, relate } from '../support/content.ts';

const { graph } = await relate({
  'content/pages/en/about.md': page(
    { title: 'About us', summary: 'Who we are.' },
    'We [wrote](/2023/suez/).\n\nRead more: Suez delays',
  ),
  'content/pages/fa/about.md': page({ title: 'درباره ما' }),
  'content/pages/en/privacy.md': page({ title: 'Privacy' }),
  'content/articles/en/2023/suez.md': article(),
});

const viewOf = (slug: string) => {
  const found = graph.pages.find((each) => each.language === 'en' && each.slug === slug);
  if (!found) throw new Error(`no ${slug}`);
  return toPageView(graph, found, new Map());
};

test('a page about the publication has its text, its links and its counterpart', () => {
  expect(viewOf('about')).toMatchObject({
    title: 'About us',
    text: [
      { html: '<p>We <a href="/2023/suez/">wrote</a>.</p>\n' },
      { type: 'read-more', teasers: [{ title: 'Suez delays' }] },
    ],
    frame: {
      ...{ title: 'About us', description: 'Who we are.', path: '/about/' },
      alternates: [{ href: '/fa/about/', exact: true }],
    },
  });
  expect(viewOf('privacy').frame.alternates).toMatchObject([{ href: '/fa/', exact: false }]);
});

test('an address that leads nowhere is answered in every language', () => {
  const view = toNotFoundView(graph);
  expect(view.frame).toMatchObject({ hidden: true, path: '/404.html' });
  expect(
    view.languages.map(({ tag, direction, segment, archive, titles }) => ({
      ...{ tag, direction, segment, archive: archive.href, titles },
    })),
  ).toEqual([
    { tag: 'en', direction: 'ltr', segment: '', archive: '/archive/', titles: '/titles.json' },
    {
      tag: 'fa',
      direction: 'rtl',
      segment: 'fa',
      archive: '/fa/archive/',
      titles: '/fa/titles.json',
    },
  ]);
});
