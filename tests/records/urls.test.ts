import { afterEach, describe, expect, test, vi } from 'vitest';
import { settings } from '../../src/config.ts';

const load = async (base?: string, origin?: string) => {
  if (base !== undefined) vi.stubEnv('THROUGHLINE_BASE', base);
  if (origin !== undefined) vi.stubEnv('THROUGHLINE_ORIGIN', origin);
  vi.resetModules();
  return import('../../src/records/urls.ts');
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const urls = await load();

describe('the first language lives at the root, the others under their code', () => {
  const article = { year: '2023', slug: 'suez-delays' };

  test.each([
    [urls.homeUrl('en'), '/'],
    [urls.homeUrl('fa'), '/fa/'],
    [urls.articleUrl({ language: 'en', ...article }), '/2023/suez-delays/'],
    [urls.articleUrl({ language: 'fa', ...article }), '/fa/2023/suez-delays/'],
    [urls.pageUrl('en', 'about'), '/about/'],
    [urls.tagsUrl('fa'), '/fa/tags/'],
    [urls.lettersUrl('fa', 2), '/fa/letters/2/'],
    [urls.lettersThanksUrl('en'), '/letters/thanks/'],
    [urls.tagUrl('en', 'talks'), '/tags/talks/'],
    [urls.tagUrl('en', 'talks', 1), '/tags/talks/'],
    [urls.tagUrl('en', 'talks', 2), '/tags/talks/2/'],
    [urls.threadsUrl('en'), '/threads/'],
    [urls.threadUrl('fa', 'talks'), '/fa/threads/talks/'],
    [urls.threadReadingUrl('fa', 'talks'), '/fa/threads/talks/read/'],
    [urls.authorsUrl('en'), '/authors/'],
    [urls.authorUrl('en', 'anna', 3), '/authors/anna/3/'],
    [urls.archiveUrl('en'), '/archive/'],
    [urls.archiveUrl('en', '2023'), '/archive/2023/'],
    [urls.archiveUrl('fa', '2023', '03'), '/fa/archive/2023/03/'],
    [urls.kindUrl('en', 'analysis', 2), '/kinds/analysis/2/'],
    [urls.feedsUrl('fa'), '/fa/feeds/'],
    [urls.feedUrl('/tags/talks/', 'rss'), '/tags/talks/rss.xml'],
    [urls.feedUrl('/', 'json'), '/feed.json'],
    [urls.allFeedsUrl(), '/all/'],
    [urls.fileUrl('favicon.svg'), '/favicon.svg'],
    [urls.siteRoot(), '/'],
    [urls.lettersUrl('en'), '/letters/'],
    [urls.lettersUrl('en', 1), '/letters/'],
    [urls.lettersThanksUrl('fa'), '/fa/letters/thanks/'],
    [urls.openLettersUrl(), '/letters/open.json'],
    [urls.articleLettersUrl('/2023/x/'), '/2023/x/letters/'],
    [urls.authorUrl('fa', 'anna'), '/fa/authors/anna/'],
    [urls.authorUrl('en', 'anna', 1), '/authors/anna/'],
    [urls.kindUrl('fa', 'analysis'), '/fa/kinds/analysis/'],
    [urls.kindUrl('en', 'analysis', 1), '/kinds/analysis/'],
    [urls.searchUrl('en'), '/search/'],
    [urls.searchUrl('fa'), '/fa/search/'],
    [urls.offlineUrl('fa'), '/fa/offline/'],
    [urls.readingListUrl('fa'), '/fa/reading-list/'],
    [urls.keptListUrl('/threads/talks/'), '/threads/talks/offline.json'],
    [urls.workerUrl(), '/service-worker.js'],
    [urls.searchIndexFolder('fa'), 'pagefind/fa/'],
    [urls.feedUrl('/fa/', 'atom'), '/fa/atom.xml'],
    [urls.socialImageUrl('/2023/x/'), '/2023/x/social.png'],
    [urls.iconUrl('apple-touch-icon'), '/apple-touch-icon.png'],
    [urls.iconUrl('icon-192'), '/icon-192.png'],
    [urls.manifestUrl('en'), '/manifest.webmanifest'],
    [urls.manifestUrl('fa'), '/fa/manifest.webmanifest'],
    [urls.pictureUrl('a.1234.avif'), '/_astro/a.1234.avif'],
    [urls.toRoutePath('/fa/'), 'fa'],
  ])('%s', (url, expected) => {
    expect(url).toBe(expected);
  });
});

test('names in any script are percent-encoded, and come back', () => {
  const url = urls.tagUrl('fa', 'قره-باغ');
  expect(url).toBe(`/fa/tags/${encodeURIComponent('قره-باغ')}/`);
  expect(urls.toRoutePath(url)).toBe('fa/tags/قره-باغ');
  expect(urls.toRoutePath('/')).toBe('');
});

test.each([
  ['/2023/suez-delays/', '2023-suez-delays'],
  ['/fa/2023/suez-delays/', '2023-suez-delays'],
  ['/a/b/2023/suez-delays/', '2023-suez-delays'],
  [`/fa/1402/${encodeURIComponent('قره-باغ')}/`, '1402-قره-باغ'],
])('on its thread’s page a piece is found by year and slug: %s', (href, anchor) => {
  expect(urls.pieceAnchor(href)).toBe(anchor);
});

test('a path is compared as browsers send it', () => {
  expect(urls.encodePath('/a b;c/قره/')).toBe(`/a%20b;c/${encodeURIComponent('قره')}/`);
});

test('the service that takes letters lives below the site, or where its whole address says', () => {
  expect(urls.serviceUrl('/intake/')).toBe('/intake/');
  expect(urls.serviceUrl('//intake/')).toBe('/intake/');
  expect(urls.serviceUrl('intake/')).toBe('/intake/');
  expect(urls.serviceUrl('http://letters.example/')).toBe('http://letters.example/');
  expect(urls.serviceUrl('HTTPS://letters.example/')).toBe('HTTPS://letters.example/');
  expect(urls.serviceUrl('a/https://letters.example/')).toBe('/a/https://letters.example/');
});

test('phones find icons of the sizes that they ask for', () => {
  expect(urls.iconSizes).toEqual({ 'apple-touch-icon': 180, 'icon-192': 192, 'icon-512': 512 });
});

describe('under a base path', () => {
  test.each(['/sub/', '/sub', 'sub', 'sub/', '//sub//'])('%s', async (base) => {
    const under = await load(base, 'https://example.org');
    expect(under.homeUrl('en')).toBe('/sub/');
    expect(under.homeUrl('fa')).toBe('/sub/fa/');
    expect(under.fileUrl('favicon.svg')).toBe('/sub/favicon.svg');
    expect(under.tagUrl('en', 'a b')).toBe('/sub/tags/a%20b/');
    expect(under.absoluteUrl(under.tagsUrl('en'))).toBe('https://example.org/sub/tags/');
    expect(under.toRoutePath('/sub/fa/2023/x/')).toBe('fa/2023/x');
    expect(under.serviceUrl('/intake/')).toBe('/sub/intake/');
    expect(under.serviceUrl('https://x.example/')).toBe('https://x.example/');
  });

  test('of several segments', async () => {
    const under = await load('/a/b/');
    expect(under.homeUrl('fa')).toBe('/a/b/fa/');
    expect(under.toRoutePath('/a/b/fa/')).toBe('fa');
  });
});

test('what the site serves itself is reserved: its sections and its languages', () => {
  const sections = [
    urls.tagsUrl('en'),
    urls.threadsUrl('en'),
    urls.authorsUrl('en'),
    urls.archiveUrl('en'),
    urls.kindUrl('en', 'analysis'),
    urls.feedsUrl('en'),
    urls.lettersUrl('en'),
    urls.serviceUrl('/intake/'),
    urls.allFeedsUrl(),
    urls.searchUrl('en'),
    urls.offlineUrl('en'),
    urls.readingListUrl('en'),
    urls.pictureUrl('x'),
    `/${urls.searchIndexFolder('en')}`,
  ].map((url) => urls.toRoutePath(url).split('/')[0]);
  for (const segment of [...sections, ...settings.languages])
    expect(urls.reservedSegments).toContain(segment);
});

test.each(['404', '500', 'index', 'robots', 'sitemap', 'favicon', '.well-known', 'page'])(
  'no page may be called %s, which hosts and crawlers ask for',
  (segment) => {
    expect(urls.reservedSegments).toContain(segment);
  },
);

test.each(['images', 'assets'])('no page may be called %s, where files of public/ lie', (name) => {
  expect(urls.reservedSegments).toContain(name);
});
