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
  ].map((url) => urls.toRoutePath(url).split('/')[0]);
  for (const segment of [...sections, ...settings.languages])
    expect(urls.reservedSegments).toContain(segment);
});
