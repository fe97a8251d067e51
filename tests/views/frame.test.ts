import { afterEach, describe, expect, test, vi } from 'vitest';
import { inOtherLanguages, toFrame } from '../../src/views/frame.ts';
import { page, relate } from '../support/content.ts';

const { graph } = await relate({
  'content/pages/en/about.md': page({ title: 'About us' }),
  'content/pages/en/privacy.md': page({ title: 'Privacy' }),
  'content/pages/fa/about.md': page({ title: 'درباره ما' }),
});

const frame = toFrame(graph, { language: 'en', title: 'Suez', path: '/tags/suez/' });

test('says what a page is and where', () => {
  expect(frame).toMatchObject({
    ...{ language: 'en', tag: 'en', direction: 'ltr', siteName: 'Throughline', home: '/' },
    ...{ title: 'Suez', path: '/tags/suez/', hidden: false, icon: '/favicon.svg' },
    canonical: 'https://throughline.example/tags/suez/',
    feeds: [{ title: 'Throughline', under: '/' }],
  });
  expect(frame.description).not.toBe('');
});

test('leads to the sections, and knows which one is being read', () => {
  expect(frame.sections.map(({ label, href, current }) => [label, href, current])).toEqual([
    ['Threads', '/threads/', false],
    ['Tags', '/tags/', true],
    ['Archive', '/archive/', false],
  ]);
});

test('leads to what is said about the publication in its language', () => {
  expect(frame.about.map(({ label, href }) => [label, href])).toEqual([
    ['About us', '/about/'],
    ['Privacy', '/privacy/'],
    ['Letters to the editor', '/letters/'],
    ['Authors', '/authors/'],
    ['Feeds', '/feeds/'],
    ['Reading list', '/reading-list/'],
    ['On this device', '/offline/'],
  ]);
  const persian = toFrame(graph, { language: 'fa', title: 'x', path: '/fa/about/' });
  expect(persian.about.map(({ href, current }) => [href, current])).toEqual([
    ['/fa/about/', true],
    ['/fa/letters/', false],
    ['/fa/authors/', false],
    ['/fa/feeds/', false],
    ['/fa/reading-list/', false],
    ['/fa/offline/', false],
  ]);
  expect(persian).toMatchObject({ direction: 'rtl', siteName: 'ترولاین', home: '/fa/' });
});

describe('the other languages', () => {
  const persian = { tag: 'fa', direction: 'rtl', language: 'فارسی' };

  test('are those of the very page, where it is there', () => {
    const others = new Map([['fa', '/fa/about/']] as const);
    expect(
      toFrame(graph, { language: 'en', title: 'x', path: '/about/', others }).alternates,
    ).toEqual([{ ...persian, href: '/fa/about/', exact: true }]);
  });

  test('are else the home page of the language', () => {
    expect(frame.alternates).toEqual([{ ...persian, href: '/fa/', exact: false }]);
  });
});

test('a page is linked in the other languages that have it', () => {
  expect([...inOtherLanguages('en', (language) => `/${language}/`)]).toEqual([['fa', '/fa/']]);
  expect([...inOtherLanguages('fa', () => undefined)]).toEqual([]);
});

test('a page may have a feed of its own, a description, and be kept from search engines', () => {
  const feed = { title: 'Throughline: Suez', under: '/tags/suez/' };
  expect(
    toFrame(graph, {
      ...{
        language: 'en',
        title: 'x',
        path: '/tags/suez/',
        description: 'Ships.',
        feed,
        hidden: true,
      },
    }),
  ).toMatchObject({
    ...{ description: 'Ships.', hidden: true },
    feeds: [{ title: 'Throughline', under: '/' }, feed],
  });
});

describe('under a base path', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  test('all addresses begin with it', async () => {
    vi.stubEnv('THROUGHLINE_BASE', '/sub/');
    vi.stubEnv('THROUGHLINE_ORIGIN', 'https://example.org');
    vi.resetModules();
    const { toFrame: toFrameUnder } = await import('../../src/views/frame.ts');
    const under = toFrameUnder(graph, { language: 'fa', title: 'x', path: '/sub/fa/tags/' });
    expect(under.canonical).toBe('https://example.org/sub/fa/tags/');
    const hrefs = [
      ...[under.home, under.icon],
      ...[...under.sections, ...under.about, ...under.alternates].map(({ href }) => href),
      ...under.feeds.map((each) => each.under),
    ];
    expect(hrefs.filter((href) => !href.startsWith('/sub/'))).toEqual([]);
    expect(under.sections.find(({ current }) => current)?.href).toBe('/sub/fa/tags/');
  });
});
