import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { findSiteFiles, readPage, readSiteFile } from '../support/site.ts';

const readXml = async (file: string) => load(await readSiteFile(file), { xml: true });

test('the site, each language, each tag and each thread have their feeds in three formats', async () => {
  const files = new Set(await findSiteFiles());
  const under = ['all', '', 'fa', 'tags/lachin-corridor', 'threads/talks', 'fa/threads/talks'];
  const expected = under.flatMap((folder) =>
    ['rss.xml', 'atom.xml', 'feed.json'].map((name) =>
      folder === '' ? name : `${folder}/${name}`,
    ),
  );
  expect(expected.filter((file) => !files.has(file))).toEqual([]);
  const tagFolders = [...files].filter((file) => /^(?:fa\/)?tags\/[^/]+\/index\.html$/.test(file));
  for (const file of tagFolders) expect(files).toContain(file.replace('index.html', 'rss.xml'));
});

test('a feed holds whole articles, newest first, with addresses that work anywhere', async () => {
  const rss = await readXml('rss.xml');
  const items = rss('item').toArray();
  expect(items.length).toBeGreaterThanOrEqual(24);
  const dates = items.map((item) => Date.parse(rss(item).find('pubDate').text()));
  expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  const khojaly = items.filter((item) =>
    rss(item).find('link').text().endsWith('/khojaly-second-meeting/'),
  );
  const content = load(rss(khojaly).find('content\\:encoded').text());
  expect(content.text()).toContain('A third meeting would be the next sign.');
  expect(content.text()).toContain('After 111 days, Harutyunyan dismisses his state minister');
  for (const element of content('[href], [src]').toArray()) {
    expect(content(element).attr('href') ?? content(element).attr('src')).toMatch(
      /^(?:https|mailto):/,
    );
  }
});

test('the same piece has the same id in every feed and format', async () => {
  const atom = await readXml('atom.xml');
  const json = JSON.parse(await readSiteFile('threads/talks/feed.json')) as {
    items: { id: string; url: string }[];
  };
  const idsByUrl = new Map(
    atom('entry')
      .toArray()
      .map((entry) => [atom(entry).find('link').attr('href'), atom(entry).find('id').text()]),
  );
  const shared = json.items.filter(({ url }) => idsByUrl.has(url));
  expect(shared.length).toBeGreaterThan(5);
  for (const { id, url } of shared) expect(id).toBe(idsByUrl.get(url));
});

test('every page that is for readers is in the sitemap, translations beside each other, and nothing else', async () => {
  const sitemap = await readXml('sitemap.xml');
  const listed = sitemap('url > loc')
    .toArray()
    .map((loc) => decodeURIComponent(new URL(sitemap(loc).text()).pathname))
    .toSorted();
  const pages = await Promise.all(
    (await findSiteFiles('index.html')).map(async (file) => {
      const path = `/${file.replace(/index\.html$/, '')}`;
      const $ = await readPage(path);
      return $('meta[name=robots]').length === 0 ? [path] : [];
    }),
  );
  expect(listed.filter((path) => !pages.flat().includes(path))).toEqual([]);
  const articles = pages
    .flat()
    .filter((path) => /\/20\d\d\//.test(path) && !path.includes('/archive/'));
  expect(articles.filter((path) => !listed.includes(path))).toEqual([]);
  expect(sitemap('xhtml\\:link[hreflang=fa]').length).toBeGreaterThanOrEqual(9);
});
