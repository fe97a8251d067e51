import { describe, expect, test } from 'vitest';
import { buildArticleIndex } from '../../src/graph/article-index.ts';
import { resolveLink, type SiteRoutes } from '../../src/graph/links.ts';
import { anArticle, emptyBody, newYear2024, toLines } from '../support/content.ts';

const tolls = anArticle({
  id: 'en/2021/suez-tolls',
  title: 'Suez tolls',
  body: {
    ...emptyBody,
    headings: [
      { depth: 2, slug: 'who-pays', text: 'Who pays' },
      { depth: 2, slug: 'چه-کسی', text: 'چه کسی' },
    ],
  },
});
const here = anArticle({
  id: 'en/2023/here',
  body: {
    ...emptyBody,
    headings: [{ depth: 2, slug: 'figures', text: 'Figures' }],
    anchors: ['fn-1', 'fnref-1', 'fn-یک'],
  },
});
const index = buildArticleIndex([
  tolls,
  here,
  anArticle({ id: 'en/2023/draft', title: 'A draft', draft: true }),
  anArticle({ id: 'en/2030/later', title: 'Later' }),
]);

const routes: SiteRoutes = {
  byPath: new Map([
    ['', '/'],
    ['about', '/about/'],
    ['tags/talks', '/tags/talks/'],
    ['threads/lachin-corridor', '/threads/lachin-corridor/'],
  ]),
  byAlias: new Map([['company/who-we-are', '/about/']]),
  byFile: new Map([['content/threads/en/lachin-corridor.md', '/threads/lachin-corridor/']]),
  publicFiles: new Set(['data/tolls 2021.csv']),
  anchors: new Map([
    ['/about/', ['desks', 'fn-1']],
    ['/threads/lachin-corridor/', ['how-it-began', '2021-suez-tolls']],
  ]),
};

const resolve = (href: string) =>
  resolveLink(
    { href, text: 'x', paragraph: 'x', line: 12, column: 5 },
    here.body,
    { file: here.file, language: 'en', article: here },
    index,
    routes,
    newYear2024,
  );

describe('a link within the site leads to its page', () => {
  test.each([
    ['../2021/suez-tolls.md', '/2021/suez-tolls/'],
    ['../2021/suez-tolls.md#who-pays', '/2021/suez-tolls/#who-pays'],
    ['../2021/suez-tolls.md#چه-کسی', '/2021/suez-tolls/#چه-کسی'],
    ['/2021/suez-tolls/#who-pays', '/2021/suez-tolls/#who-pays'],
    ['/2021/suez-tolls/?from=x', '/2021/suez-tolls/'],
    ['here.md', '/2023/here/'],
    ['here.md#fn-1', '/2023/here/#fn-1'],
    ['#figures', '#figures'],
    ['#fn-یک', '#fn-یک'],
    ['#letters', '#letters'],
    ['#', '#'],
    ['/threads/lachin-corridor/#2021-suez-tolls', '/threads/lachin-corridor/#2021-suez-tolls'],
    ['/', '/'],
    ['/about', '/about/'],
    ['/company/who-we-are/#desks', '/about/#desks'],
    ['/tags/talks/#top', '/tags/talks/#top'],
    ['../../../threads/en/lachin-corridor.md', '/threads/lachin-corridor/'],
    ['../../../threads/en/lachin-corridor', '/threads/lachin-corridor/'],
    ['/data/tolls 2021.csv', '/data/tolls 2021.csv'],
  ])('%s', (href, expected) => {
    const { link, problems } = resolve(href);
    expect(problems).toEqual([]);
    expect(link.href).toBe(expected);
  });

  test('and tells which article that is', () => {
    expect(resolve('/2021/suez-tolls/').link.article).toBe(tolls);
    expect(resolve('/about/').link.article).toBeUndefined();
  });
});

test('what leads nowhere is told, with what may have been meant', () => {
  const hrefs = [
    '../2021/suez-tols.md',
    '/2021/suez-tols/',
    '/2022/suez-tolls/',
    '/threads/lachin-coridor/',
    '/nothing/like/it/',
    '../../../../secret.md',
    '../2021/suez-tolls.md#who-pay',
    '#Figures',
    '#fn-2',
    '/about/#desk',
    '/threads/lachin-corridor/#2021-suez-toll',
    'draft.md',
    '/2030/later/',
  ];
  expect(toLines(hrefs.flatMap((href) => resolve(href).problems))).toMatchInlineSnapshot(`
    "content/articles/en/2023/here.md:12:5 error link/dead: There is nothing at "../2021/suez-tols.md". Did you mean "../2021/suez-tolls.md"?
      Write the path of the article’s file (\`../2022/slug.md\`) or its address on the site (\`/2022/slug/\`).
    content/articles/en/2023/here.md:12:5 error link/dead: There is nothing at "/2021/suez-tols/". Did you mean "/2021/suez-tolls/"?
      Write the path of the article’s file (\`../2022/slug.md\`) or its address on the site (\`/2022/slug/\`).
    content/articles/en/2023/here.md:12:5 error link/dead: There is nothing at "/2022/suez-tolls/". Did you mean "/2021/suez-tolls/"?
      Write the path of the article’s file (\`../2022/slug.md\`) or its address on the site (\`/2022/slug/\`).
    content/articles/en/2023/here.md:12:5 error link/dead: There is nothing at "/threads/lachin-coridor/". Did you mean "/threads/lachin-corridor/"?
      Write the path of the article’s file (\`../2022/slug.md\`) or its address on the site (\`/2022/slug/\`).
    content/articles/en/2023/here.md:12:5 error link/dead: There is nothing at "/nothing/like/it/".
      Write the path of the article’s file (\`../2022/slug.md\`) or its address on the site (\`/2022/slug/\`).
    content/articles/en/2023/here.md:12:5 error link/dead: There is nothing at "../../../../secret.md".
      Write the path of the article’s file (\`../2022/slug.md\`) or its address on the site (\`/2022/slug/\`).
    content/articles/en/2023/here.md:12:5 error link/dead: "Suez tolls" has no heading "#who-pay". Did you mean "#who-pays"?
      Take the part after # out, or mend it.
    content/articles/en/2023/here.md:12:5 error link/dead: This text has no heading "#Figures". Did you mean "#figures"?
      Take the part after # out, or mend it.
    content/articles/en/2023/here.md:12:5 error link/dead: This text has no heading "#fn-2". Did you mean "#fn-1" or "#fn-یک"?
      Take the part after # out, or mend it.
    content/articles/en/2023/here.md:12:5 error link/dead: "/about/" has no heading "#desk". Did you mean "#desks"?
      Take the part after # out, or mend it.
    content/articles/en/2023/here.md:12:5 error link/dead: "/threads/lachin-corridor/" has no heading "#2021-suez-toll". Did you mean "#2021-suez-tolls"?
      Take the part after # out, or mend it.
    content/articles/en/2023/here.md:12:5 error link/held: "A draft" is a draft: readers could not open it.
      Take the link out until it is published.
    content/articles/en/2023/here.md:12:5 error link/held: "Later" is held back until Saturday 2 March 2030 - 18:33: readers could not open it.
      Take the link out until it is published."
  `);
});

test('a link to a heading that is not there still leads to the page', () => {
  expect(resolve('../2021/suez-tolls.md#gone').link.href).toBe('/2021/suez-tolls/#gone');
  expect(resolve('draft.md').link).toEqual({ href: undefined, article: undefined });
});
