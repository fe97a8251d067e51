import type { CheerioAPI } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPage, words } from '../support/site.ts';

let $: CheerioAPI;

beforeAll(async () => {
  $ = await readPage('/2023/khojaly-second-meeting/');
});

const text = (selector: string): string => words($(selector).first().text());

describe('the seed’s page, whole', () => {
  test('headline, date line and byline stand before the lead', () => {
    expect($('h1')).toHaveLength(1);
    expect(text('h1')).toBe('In Khojaly, a second meeting with a short agenda');
    const date = $('article header time').first();
    expect(words(date.text())).toBe('Thursday 2 March 2023 - 18:33');
    expect(date.attr('datetime')).toBe('2023-03-02T18:33:00+04:00');
    expect(text('article header [rel=author]')).toBe('Throughline Caucasus Desk');
    expect(text('article header')).toContain('Tbilisi');
    const html = $('article').html() ?? '';
    expect(html.indexOf('rel="author"')).toBeLessThan(html.indexOf('lead-in'));
  });

  test('the lead begins with the desk, set as such, and its dash', () => {
    expect(text('.lead-in')).toBe('Throughline Caucasus Desk');
    expect(words($('.lead-in').parent().text())).toMatch(
      /^Throughline Caucasus Desk – Representatives of Azerbaijan/,
    );
  });

  test('the inline "Read more" block shows each target’s title, date and summary', () => {
    const items = $('.read-more li').toArray();
    expect(items.map((item) => words($(item).find('a').text()))).toEqual([
      'After 111 days, Harutyunyan dismisses his state minister',
      'The Hague orders unimpeded movement on the Lachin corridor',
    ]);
    expect(items.map((item) => $(item).find('a').attr('href'))).toEqual([
      '/2023/harutyunyan-dismisses-state-minister/',
      '/2023/court-orders-unimpeded-movement/',
    ]);
    expect(words($(items[1]).text())).toContain('23 February 2023');
    expect(words($(items[1]).find('.gist').text()).length).toBeGreaterThan(40);
  });

  test('the picture has its size, words for those who cannot see it, caption and credit', () => {
    const picture = $('article figure img').first();
    expect(picture.attr('width')).toMatch(/^\d+$/);
    expect(picture.attr('height')).toMatch(/^\d+$/);
    expect(picture.attr('alt')).toMatch(/^A thin line with four nodes/);
    expect(text('article figcaption')).toContain('Eight days, from the Court’s order');
    expect(text('article figcaption')).toContain('Throughline Data Desk');
  });

  test('"Share it" is plain links, and copying waits for a script', () => {
    const labels = $('.share li a')
      .toArray()
      .map((link) => words($(link).text()));
    expect(labels).toEqual(['E-mail', 'X', 'Facebook', 'Telegram', 'WhatsApp', 'Mastodon']);
    const address = encodeURIComponent('https://throughline.example/2023/khojaly-second-meeting/');
    for (const link of $('.share li a').toArray()) {
      expect($(link).attr('href')).toContain(address);
    }
    expect($('.share button').length).toBe(0);
    expect($('.share ul').attr('data-copy')).toBe('Copy link');
  });

  test('"Leave a Reply" is a form, after all that there is to read', () => {
    expect($('.reply h2').text()).toBe('Leave a Reply');
    expect($('main form')).toHaveLength(1);
    expect($('main article > :last-child').is('.reply')).toBe(true);
  });

  test('"What we wrote later" quotes the very paragraphs that cite it, oldest first', () => {
    const later = $('.later li').toArray();
    const titles = later.map((item) => words($(item).find('h3').text()));
    expect(titles[0]).toBe('Five killed on a road west of Stepanakert');
    expect(titles).toContain('Yevlakh, the day after');
    const dates = later.map((item) => $(item).find('time').attr('datetime') ?? '');
    expect(dates).toEqual(dates.toSorted());
    expect(words($(later[0]).find('blockquote').text())).toMatch(/On 1 March representatives/);
  });

  test('related pieces are none that the page links already', () => {
    const related = $('.related a')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(related.length).toBeGreaterThanOrEqual(2);
    expect(new Set(related).size).toBe(related.length);
    for (const href of related) {
      expect($(`.later a[href="${href ?? ''}"], .read-more a[href="${href ?? ''}"]`)).toHaveLength(
        0,
      );
    }
  });

  test('it knows its place in the thread', () => {
    expect(text('.thread-place')).toMatch(/Piece 5 of 9/);
    expect($('.thread-place a[rel=prev]').attr('href')).toBe(
      '/2023/first-meeting-since-the-dismissal/',
    );
    expect($('.thread-place a[rel=next]').attr('href')).toBe(
      '/2023/exchange-of-fire-west-of-stepanakert/',
    );
    expect($('.thread-place a[href="/threads/talks/"]').length).toBe(1);
  });

  test('what it says to machines is what it shows to people', () => {
    const { '@graph': graph } = JSON.parse($('script[type="application/ld+json"]').text()) as {
      '@graph': Record<string, unknown>[];
    };
    const [article, breadcrumb] = graph;
    expect(article).toMatchObject({
      '@type': 'ReportageNewsArticle',
      headline: text('h1'),
      datePublished: '2023-03-02T18:33:00+04:00',
      dateline: 'Tbilisi',
      author: [{ '@type': 'Organization', name: 'Throughline Caucasus Desk' }],
    });
    const based = article?.['isBasedOn'] as { url: string }[];
    expect(based.map(({ url }) => new URL(url).pathname)).toContain(
      '/2023/court-orders-unimpeded-movement/',
    );
    expect(breadcrumb?.['@type']).toBe('BreadcrumbList');
    expect($('link[rel=canonical]').attr('href')).toBe(
      'https://throughline.example/2023/khojaly-second-meeting/',
    );
    expect($('meta[property="og:title"]').attr('content')).toBe(text('h1'));
  });
});

test('every part of Markdown that analysts use has its form', async () => {
  const names = await readPage('/2021/one-place-two-names/');
  expect(names('.table[tabindex="0"] table').length).toBeGreaterThan(0);
  expect(names('bdi').length).toBeGreaterThan(0);
  const order = await readPage('/2023/how-to-read-an-order/');
  expect(order('details summary').length).toBeGreaterThan(0);
  expect(order('abbr[title]').length).toBeGreaterThan(0);
  const outward = await readPage('/2023/the-road-outward/');
  expect(outward('figure.quote blockquote').length).toBe(1);
  expect(words(outward('figure.quote figcaption').text())).not.toMatch(/^[—–-]/);
  const geometry = await readPage('/2020/five-kilometres-wide/');
  expect(geometry('section.footnotes li').length).toBeGreaterThan(0);
  const updated = await readPage('/2024/the-line-in-full/');
  expect(words(updated('article header').text())).toContain('Updated');
});

test('an old title and an old address still lead to a piece', async () => {
  const order = await readPage('/2023/how-to-read-an-order/');
  expect(order('.read-more a[href="/2023/court-orders-unimpeded-movement/"]').length).toBe(1);
  const moved = await readPage('/2023/03/second-meeting-in-khojaly/');
  expect(moved('meta[http-equiv=refresh]').attr('content')).toMatch(
    /^0; ?url=.*2023\/khojaly-second-meeting\/$/,
  );
  expect(moved('main a[href="/2023/khojaly-second-meeting/"]').length).toBe(1);
  expect(moved('meta[name=robots]').attr('content')).toContain('noindex');
});

test.each([
  ['/company/about-us/', '/about/', 'en'],
  ['/fa/دربارهٔ-ما/', '/fa/about/', 'fa'],
])('an old address of a page, %s, leads to %s', async (from, to, language) => {
  const moved = await readPage(from);
  expect(moved('html').attr('lang')).toBe(language);
  expect(moved('meta[http-equiv=refresh]').attr('content')).toMatch(
    new RegExp(`^0; ?url=.*${to}$`),
  );
  expect(moved(`main a[href="${to}"]`).length).toBe(1);
  expect(moved('meta[name=robots]').attr('content')).toContain('noindex');
});
