import { describe, expect, test } from 'vitest';
import { checkUniqueness } from '../../src/graph/uniqueness.ts';
import type { Page } from '../../src/records/page.ts';
import { anArticle, emptyBody, toLines } from '../support/content.ts';

const places = { title: { line: 2, column: 8 }, aliases: { line: 9, column: 10 } };

const aPage = (slug: string, aliases: readonly string[]): Page => ({
  ...{ slug, aliases, places, language: 'en', title: slug, summary: 'What it is.' },
  ...{ file: `content/pages/en/${slug}.md`, body: emptyBody },
});

const check = (
  articles: readonly Parameters<typeof anArticle>[0][],
  taken: string[] = [],
  pages: readonly Page[] = [],
) =>
  toLines(
    checkUniqueness(
      articles.map((article) => anArticle({ places, ...article })),
      pages,
      new Set(taken),
    ),
  );

test('what differs is fine, and so is the same in two languages', () => {
  expect(
    check([
      { id: 'en/2023/suez', title: 'Suez' },
      { id: 'en/2023/suez-2', title: 'Suez 2' },
      { id: 'fa/2023/suez', title: 'Suez' },
    ]),
  ).toBe('');
});

test('slugs and titles that are the same, or look it, are told of', () => {
  expect(
    check([
      { id: 'en/2022/suez', title: 'Suez delays' },
      { id: 'en/2023/suez', title: 'Tolls' },
      { id: 'en/2023/Suez', title: 'Ships' },
      { id: 'en/2023/café', title: 'Café' },
      {
        id: 'en/2023/x',
        file: 'content/articles/en/2023/cafe\u0301.md',
        slug: 'café',
        title: 'Tea',
      },
      { id: 'en/2024/ﬁve', title: 'Five' },
      { id: 'en/2024/five', title: 'FIVE!' },
    ]),
  ).toMatchInlineSnapshot(`
    "content/articles/en/2023/suez.md:1:1 error slug/duplicate: The slug "suez" is that of content/articles/en/2022/suez.md too.
      Give one of the two files another name.
    content/articles/en/2023/Suez.md:1:1 error slug/look-alike: The slug "Suez" looks like that of content/articles/en/2022/suez.md.
      Give one of the two files another name.
    content/articles/en/2023/café.md:1:1 error slug/look-alike: The slug "café" looks like that of content/articles/en/2023/café.md.
      Give one of the two files another name.
    content/articles/en/2024/five.md:1:1 error slug/look-alike: The slug "five" looks like that of content/articles/en/2024/ﬁve.md.
      Give one of the two files another name.
    content/articles/en/2024/five.md:2:8 warning title/duplicate: The title is that of content/articles/en/2024/ﬁve.md too: "Read more" lines could not tell them apart.
      Say in the title what sets this piece apart, its date for instance."
  `);
});

describe('an alias', () => {
  test.each([
    ['/2019/old/'],
    ['2019/old'],
    ['/old/name.html'],
    ['/old/index.html'],
    ['/قره-باغ/'],
    [`/${encodeURIComponent('قره-باغ')}/`],
    ['/a..b/c../'],
  ])('%s is fine', (alias) => {
    expect(check([{ id: 'en/2023/a', aliases: [alias] }])).toBe('');
  });

  test('that is taken, or that nothing can stand at, is told of', () => {
    expect(
      check(
        [
          { id: 'en/2023/a', aliases: ['/2023/b/', '/2023/a/', '/tags/talks', '/'] },
          { id: 'en/2023/b', aliases: ['/old/', '/old'] },
          {
            id: 'en/2023/c',
            aliases: [
              ...['/old/index.html', '/?p=123', '/x/#top', '../../etc/passwd', '/a/%2e%2e/b'],
              ...['/a/%252e/b', '\\\\host\\x', '/100%/', 'https://x.org/y', '/rss.xml', '/a//b'],
            ],
          },
        ],
        ['', 'tags/talks'],
      ),
    ).toMatchInlineSnapshot(`
      "content/articles/en/2023/a.md:9:10 error alias/collision: The alias "/2023/b/" is already the address of content/articles/en/2023/b.md.
        Take it out, or mend it.
      content/articles/en/2023/a.md:9:10 error alias/collision: The alias "/2023/a/" is already the address of content/articles/en/2023/a.md.
        Take it out, or mend it.
      content/articles/en/2023/a.md:9:10 error alias/collision: The alias "/tags/talks" is already the address of a page of the site.
        Take it out, or mend it.
      content/articles/en/2023/a.md:9:10 error alias/unusable: No page can stand at "/": one of its parts is empty or only dots.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/b.md:9:10 error alias/collision: The alias "/old" is already the address of content/articles/en/2023/b.md.
        Take it out, or mend it.
      content/articles/en/2023/c.md:9:10 error alias/collision: The alias "/old/index.html" is already the address of content/articles/en/2023/b.md.
        Take it out, or mend it.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "/?p=123": a static host does not look at what follows ? or #.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "/x/#top": a static host does not look at what follows ? or #.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "../../etc/passwd": one of its parts is empty or only dots.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "/a/%2e%2e/b": one of its parts is empty or only dots.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "/a/%252e/b": it holds characters that no file can be named by.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "\\\\host\\x": it holds characters that no file can be named by.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "/100%/": it holds characters that no file can be named by.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "https://x.org/y": one of its parts is empty or only dots.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "/rss.xml": the site has a file of its own there.
        Write the path of the old address, as /2019/05/old-name/.
      content/articles/en/2023/c.md:9:10 error alias/unusable: No page can stand at "/a//b": one of its parts is empty or only dots.
        Write the path of the old address, as /2019/05/old-name/."
    `);
  });

  test('of a page is one too, and may be that of nothing else', () => {
    expect(check([{ id: 'en/2023/a' }], ['about'], [aPage('about', ['/who/', '/2019/who/'])])).toBe(
      '',
    );
    expect(
      check(
        [{ id: 'en/2023/a', aliases: ['/who/', '/about/'] }],
        ['', 'about', 'ethics', 'tags'],
        [aPage('about', ['/who', '/2023/a/', '/ethics/', '/tags/', '/?page_id=2'])],
      ),
    ).toMatchInlineSnapshot(`
      "content/articles/en/2023/a.md:9:10 error alias/collision: The alias "/about/" is already the address of content/pages/en/about.md.
        Take it out, or mend it.
      content/pages/en/about.md:9:10 error alias/collision: The alias "/who" is already the address of content/articles/en/2023/a.md.
        Take it out, or mend it.
      content/pages/en/about.md:9:10 error alias/collision: The alias "/2023/a/" is already the address of content/articles/en/2023/a.md.
        Take it out, or mend it.
      content/pages/en/about.md:9:10 error alias/collision: The alias "/ethics/" is already the address of a page of the site.
        Take it out, or mend it.
      content/pages/en/about.md:9:10 error alias/collision: The alias "/tags/" is already the address of a page of the site.
        Take it out, or mend it.
      content/pages/en/about.md:9:10 error alias/unusable: No page can stand at "/?page_id=2": a static host does not look at what follows ? or #.
        Write the path of the old address, as /2019/05/old-name/."
    `);
  });
});
