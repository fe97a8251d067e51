import { load, type CheerioAPI } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { findSiteFiles, readPage, readSiteFile, words } from '../support/site.ts';

const path = '/2022/opinion-blockade-or-protest/';

interface Comment {
  readonly '@id': string;
  readonly text: string;
  readonly author: { readonly name: string };
  readonly parentItem: { readonly '@id': string };
}

describe('letters under an article', () => {
  let $: CheerioAPI;
  beforeAll(async () => {
    $ = await readPage(path);
  });

  test('stand in the order in which they came, replies below, with count, name, date and anchor', () => {
    expect($('.letters h2').text()).toBe('4 letters');
    const letters = $('.letter').toArray();
    expect(letters.map((each) => $(each).attr('id'))).toEqual([
      ...['letter-b4xn7t2q', 'letter-h2v9d6mk', 'letter-p8c3w5rz', 'letter-q6j1s9fa'],
    ]);
    expect($('.strand > .below .letter').length).toBe(2);
    expect($('.below .below')).toHaveLength(0);
    expect(words($('#letter-p8c3w5rz').text())).toMatch(
      /^In reply to Levon S\..*Margaret Oduya 2 January 2023 Reply$/,
    );
    expect($('#letter-p8c3w5rz > .meta a').attr('href')).toBe('#letter-h2v9d6mk');
    expect($('#letter-b4xn7t2q .signed > b').text()).toBe('Margaret Oduya');
    expect($('#letter-b4xn7t2q time').attr('datetime')).toBe('2022-12-30T11:05:00+04:00');
    expect($('#letter-b4xn7t2q .signed > a').attr('href')).toBe('#letter-b4xn7t2q');
  });

  test('keep their own language and direction, answers too', () => {
    const persian = $('#letter-q6j1s9fa');
    expect(persian.attr('dir')).toBe('rtl');
    expect(persian.find('.text').attr('lang')).toBe('fa');
    expect(persian.find('.answer .text').attr('lang')).toBe('fa');
    expect(words(persian.find('.answer').text())).toMatch(
      /^The editors answer.*Throughline Caucasus Desk 5 January 2023$/,
    );
    expect(persian.find('.answer .signed a').attr('href')).toBe('/authors/caucasus-desk/');
    expect($('#letter-b4xn7t2q').attr('dir')).toBeUndefined();
  });

  test('lead to the correction that they led to', async () => {
    const corrected = await readPage('/2023/how-to-read-an-order/');
    const href = corrected('#letter-t5g8m2ye > .meta a').attr('href');
    expect(href).toBe('/2023/how-to-read-an-order/#correction');
    expect(corrected('h2#correction').text()).toBe('Correction');
  });

  test('are comments in the page’s metadata, with what each answers', () => {
    const json = JSON.parse($('script[type="application/ld+json"]').text()) as {
      '@graph': { commentCount?: number; comment?: Comment[] }[];
    };
    const { commentCount, comment = [] } = json['@graph'][0] ?? {};
    expect(commentCount).toBe(4);
    const page = `https://throughline.example${path}`;
    expect(comment.map((each) => [each.author.name, each.parentItem['@id']])).toEqual([
      ['Margaret Oduya', `${page}#article`],
      ['Levon S.', `${page}#letter-b4xn7t2q`],
      ['Margaret Oduya', `${page}#letter-h2v9d6mk`],
      ['نرگس امیدوار', `${page}#article`],
    ]);
    for (const { '@id': id } of comment) expect($(new URL(id).hash)).toHaveLength(1);
  });

  test('have a feed that the page names', async () => {
    const href = $('link[rel=alternate][type="application/rss+xml"]').last().attr('href') ?? '';
    expect(href).toBe(`${path}letters/rss.xml`);
    expect($('.letters > .meta a').attr('href')).toBe(href);
    const rss = load(await readSiteFile(href.slice(1)), { xml: true });
    expect(rss('item').length).toBe(4);
    expect(rss('item link').first().text()).toBe(
      `https://throughline.example${path}#letter-q6j1s9fa`,
    );
  });
});

describe('the form', () => {
  test('has a label, a limit and a note for each field, and says what is required in words', async () => {
    const $ = await readPage(path);
    const form = $('.letter-form');
    expect(form.attr()).toMatchObject({ method: 'post', action: '/intake/letters' });
    for (const name of ['name', 'email', 'letter', 'replyTo']) {
      const field = form.find(`[name=${name}]`);
      expect(form.find(`label[for=${field.attr('id') ?? ''}]`)).toHaveLength(1);
      for (const id of (field.attr('aria-describedby') ?? '').split(' '))
        expect($(`#${id}`)).toHaveLength(1);
    }
    expect(
      form
        .find('label')
        .text()
        .match(/\(required\)/g),
    ).toHaveLength(3);
    expect(form.find('[name=letter]').attr('maxlength')).toBe('5000');
    expect(form.find('#_email-note').text()).toContain('Never published');
    expect(form.find('[name=article]').attr('value')).toBe('en/2022/opinion-blockade-or-protest');
    expect(
      form
        .find('[name=replyTo] option')
        .toArray()
        .map((each) => $(each).attr('value')),
    ).toEqual([...['', 'b4xn7t2q', 'h2v9d6mk', 'p8c3w5rz', 'q6j1s9fa']]);
    expect($('.reply > .meta a').attr('href')).toBe('/letters-policy/');
  });

  test('is not there where the article is closed to letters, and the page says so', async () => {
    const $ = await readPage('/2021/three-clocks/');
    expect($('form')).toHaveLength(0);
    expect($('.reply').text()).toContain('Letters to this piece are closed.');
  });

  test('speaks Persian on Persian pages', async () => {
    const $ = await readPage('/fa/2023/دیدار-دوم-خوجالی/');
    expect($('.letters h2').text()).toBe('۳ نامه');
    expect($('.letter-form [name=language]').attr('value')).toBe('fa');
    expect($('.letter-form .send').text()).toBe('فرستادن نامه');
    expect($('#letter-z1e5v7jp').attr('dir')).toBe('ltr');
  });
});

test('the letters of the whole site have a page in each language, newest first, with feeds', async () => {
  for (const [page, count] of [
    ['/letters/', 8],
    ['/fa/letters/', 3],
  ] as const) {
    const $ = await readPage(page);
    const dates = $('.letter > .signed time')
      .toArray()
      .map((time) => Date.parse($(time).attr('datetime') ?? ''));
    expect(dates).toHaveLength(count);
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
    for (const link of $('.letter > .signed > a').toArray()) {
      const [article = '', anchor = ''] = ($(link).attr('href') ?? '').split('#');
      expect((await readPage(article))(`#${anchor}`)).toHaveLength(1);
    }
    expect($('[data-reply], form.letter-form')).toHaveLength(0);
    for (const name of ['rss.xml', 'atom.xml', 'feed.json'])
      expect(await readSiteFile(`${page.slice(1)}${name}`)).toContain('#letter-');
  }
});

test('a letter’s links are its writer’s, and no address of anybody stands on the site', async () => {
  for (const file of await findSiteFiles('.html')) {
    const $ = load(await readSiteFile(file));
    for (const link of $('.letter .text a[href^=http]').toArray())
      expect($(link).attr('rel')).toBe('nofollow ugc noopener');
    expect([file, $('.letters, .letter').text().includes('@')]).toEqual([file, false]);
  }
});

test('the page that thanks leads on, and is left out of search engines', async () => {
  const $ = await readPage('/fa/letters/thanks/');
  expect($('h1').text()).toBe('از نامه‌تان سپاسگزاریم');
  expect($('meta[name=robots]').attr('content')).toBe('noindex');
  expect(await readSiteFile('sitemap.xml')).not.toContain('thanks');
});
