import { expect, test } from 'vitest';
import { load } from 'cheerio';
import { brotliCompressSync } from 'node:zlib';
import { settings } from '../../src/config.ts';
import { themeScript, toSpeculationRules } from '../../src/output/inline-scripts.ts';
import { findSiteFiles, readPage, readSiteFile, words } from '../support/site.ts';

const pages = async () =>
  Promise.all(
    (await findSiteFiles('.html')).map(async (file) => ({ file, html: await readSiteFile(file) })),
  );

test('every page has a language, a direction, one headline, a title of its own and sound headings', async () => {
  for (const { file, html } of await pages()) {
    const $ = load(html);
    const persian = file.startsWith('fa/');
    expect([file, $('html').attr('lang'), $('html').attr('dir')]).toEqual([
      file,
      persian ? 'fa' : 'en',
      persian ? 'rtl' : 'ltr',
    ]);
    expect([file, $('title').text().trim().length > 0]).toEqual([file, true]);
    const levels = $('h1, h2, h3, h4, h5, h6')
      .toArray()
      .map(({ tagName }) => Number(tagName.slice(1)));
    if (file !== '404.html')
      expect([file, levels.filter((level) => level === 1)]).toEqual([file, [1]]);
    const skips = levels.filter((level, i) => level > (levels[i - 1] ?? 1) + 1);
    expect([file, skips]).toEqual([file, []]);
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id'));
    expect([file, ids.length]).toEqual([file, new Set(ids).size]);
    const marks = /tl-(?:link|read-more|image|lead-in)|data-dead|\bundefined\b|\[object /.exec(
      html,
    );
    expect([file, marks?.[0]]).toEqual([file, undefined]);
  }
});

test('no two pages share an address to be found by', async () => {
  const canonicals = (await pages())
    .map(({ html }) => load(html))
    .filter(($) => $('meta[name=robots]').length === 0)
    .map(($) => $('link[rel=canonical]').attr('href'));
  expect(canonicals).not.toContain(undefined);
  expect(new Set(canonicals).size).toBe(canonicals.length);
});

const sizes = new Map<string, number>();

/** Bytes of a text as a host sends it; stylesheets are shared, so each is weighed once. */
const weigh = (text: string): number => {
  const known = sizes.get(text) ?? brotliCompressSync(text).length;
  sizes.set(text, known);
  return known;
};

/** Whole threads, which somebody asks for to read for an hour or to print. */
const isReadThrough = (file: string): boolean =>
  /(?:^|\/)threads\/[^/]+\/read\/index\.html$/.test(file);

test('HTML and CSS of every page fit in one initial TCP window of 14,000 bytes, and no script blocks', async () => {
  for (const { file, html } of await pages()) {
    if (isReadThrough(file)) continue;
    const $ = load(html);
    const sheets = $('link[rel=stylesheet]')
      .toArray()
      .map((link) => ($(link).attr('href') ?? '').slice(1));
    const texts = [html, ...(await Promise.all(sheets.map(readSiteFile)))];
    const bytes = texts.map(weigh).reduce((sum, each) => sum + each, 0);
    expect([file, bytes <= 14_000 || bytes]).toEqual([file, true]);
    const blocking = $('script[src]:not([type=module]):not([async]):not([defer])');
    expect([file, blocking.length]).toEqual([file, 0]);
  }
});

test('nothing on a page is loaded from elsewhere, no script is inline but the two known ones, one stylesheet', async () => {
  for (const { file, html } of await pages()) {
    const $ = load(html);
    const loaded = $('[src], link[rel=stylesheet], link[rel=icon], link[rel=preload], [srcset]')
      .toArray()
      .flatMap((element) => [
        $(element).attr('src'),
        $(element).attr('srcset'),
        element.tagName === 'link' ? $(element).attr('href') : undefined,
      ])
      .filter((address) => address !== undefined);
    expect([
      file,
      loaded.filter((address) => !address.startsWith('/') || address.startsWith('//')),
    ]).toEqual([file, []]);
    expect([file, $('[style], [onclick], [onload], iframe').length]).toEqual([file, 0]);
    expect([file, $('style').length <= 1]).toEqual([file, true]);
    const inline = $('script:not([src]):not([type="application/ld+json"])')
      .toArray()
      .map((script) => $(script).text());
    expect([file, inline]).toEqual([file, [themeScript, toSpeculationRules('/')]]);
  }
});

test('what is held back or a draft is nowhere on the site', async () => {
  for (const file of await findSiteFiles()) {
    expect(file).not.toMatch(/(?:^|\/)2030|ten-years-after|three-years-and-a-new-route/);
    if (!/\.(?:html|xml|json|txt)$/.test(file)) continue;
    const text = await readSiteFile(file);
    expect([
      file,
      /Ten years after the statement|Three years and a new route|\/2030\//.exec(text)?.[0],
    ]).toEqual([file, undefined]);
  }
});

test('every picture in the edition is one that a page shows', async () => {
  const texts = (await Promise.all((await findSiteFiles('.html')).map(readSiteFile))).join('');
  const pictures = (await findSiteFiles()).filter((file) =>
    /^_astro\/.*\.(?:svg|png|jpe?g|webp|avif)$/.test(file),
  );
  expect(pictures.length).toBeGreaterThan(5);
  expect(pictures.filter((file) => !texts.includes(encodeURI(file)))).toEqual([]);
});

test('a thread is its story in time order, with what each piece builds on and led to', async () => {
  const $ = await readPage('/threads/talks/');
  const dates = $('main time')
    .toArray()
    .map((time) => $(time).attr('datetime') ?? '');
  const firstOfEach = $('main li[id] > * time, main li[id] > time').toArray();
  expect(firstOfEach.length + dates.length).toBeGreaterThan(8);
  expect(words($('main').text())).toContain('Builds on');
  expect(words($('main').text())).toContain('Led to');
});

test('a tag in any script has a readable address, a count and pages', async () => {
  const $ = await readPage('/tags/');
  const entry = $('main a[href="/tags/lachin-corridor/"]');
  expect(entry.length).toBe(1);
  const tag = await readPage('/tags/lachin-corridor/');
  const shown = Number(/(\d+) articles/.exec(words(tag('main').text()))?.[1]);
  const pieces = 'main h2 a, main h3 a';
  expect(shown).toBeGreaterThan(settings.pageSize);
  expect(tag(pieces)).toHaveLength(settings.pageSize);
  const second = await readPage('/tags/lachin-corridor/2/');
  expect(second(pieces)).toHaveLength(Math.min(settings.pageSize, shown - settings.pageSize));
  const persian = await readPage('/fa/tags/');
  const addresses = persian('main a')
    .toArray()
    .map((link) => persian(link).attr('href') ?? '');
  expect(addresses.some((href) => /[\u0600-\u06FF]/.test(decodeURIComponent(href)))).toBe(true);
});

test('Persian pages: direction, Jalali beside Gregorian dates, translations both ways', async () => {
  const english = await readPage('/2023/khojaly-second-meeting/');
  const there = english('link[hreflang=fa]').attr('href') ?? '';
  const persian = await readPage(new URL(there).pathname);
  expect(words(persian('article header time').text())).toMatch(/^پنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳/);
  expect(words(persian('article header').text())).toContain('۲ مارس ۲۰۲۳');
  expect(persian('link[hreflang=en]').attr('href')).toBe(
    'https://throughline.example/2023/khojaly-second-meeting/',
  );
  expect(english(`main a[hreflang=fa]`).attr('href')).toBe(new URL(there).pathname);
  expect(persian('.read-more a').length).toBeGreaterThan(0);
});
