import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { expect, inject, test } from 'vitest';
import { findSiteFiles, readPage, readSiteFile, words } from '../support/site.ts';

/** All that an index says: Pagefind packs most of its files. */
const readIndexFile = async (file: string): Promise<string> => {
  const bytes = await readFile(join(inject('siteFolder'), file));
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (packed ? gunzipSync(bytes) : bytes).toString('utf8');
};

const indexFiles = async (language: string): Promise<string[]> =>
  (await findSiteFiles()).filter((file) => file.startsWith(`pagefind/${language}/`));

const findArticles = async (language: string): Promise<string[]> =>
  (await findSiteFiles('index.html')).filter((file) =>
    (language === 'fa' ? /^fa\/\d{4}\/[^/]+\/index\.html$/ : /^\d{4}\/[^/]+\/index\.html$/).test(
      file,
    ),
  );

/** The pieces that are about: an old address, which leads on, is no article. */
const isArticle = async (file: string): Promise<boolean> =>
  load(await readSiteFile(file))('main > article').length > 0;

test.each(['en', 'fa'])('the %s index holds every article of its language', async (language) => {
  const fragments = (await indexFiles(language)).filter((file) => file.includes('/fragment/'));
  const texts = await Promise.all(fragments.map(readIndexFile));
  const urls = texts.map((text) => /"url":"([^"]+)"/.exec(text)?.[1] ?? '').sort();
  const articles = [];
  for (const file of await findArticles(language)) if (await isArticle(file)) articles.push(file);
  const paths = articles.map((file) =>
    encodeURI(`/${file.replace(/index\.html$/, '')}`.normalize('NFC')),
  );
  expect(paths.length).toBeGreaterThan(5);
  expect(urls.map((url) => encodeURI(decodeURI(url)))).toEqual(paths.sort());
});

test('no index holds a word of what is held back or a draft, nor of the blocks that name other pieces', async () => {
  const files = [...(await indexFiles('en')), ...(await indexFiles('fa'))];
  for (const file of files.filter((each) => /\.pf_\w+$/.test(each))) {
    const text = await readIndexFile(file);
    const found =
      /Ten years after the statement|Three years and a new route|\/2030\/|new-route|Read more|بیشتر بخوانید/.exec(
        text,
      );
    expect([file, found?.[0]]).toEqual([file, undefined]);
  }
});

test('the search page is a form, and without script it says so and leads on', async () => {
  for (const path of ['/search/', '/fa/search/']) {
    const $ = await readPage(path);
    expect($('form[role=search]').attr('action')).toBe(path);
    expect($('form[role=search]').attr('method') ?? 'get').toBe('get');
    expect($('form input[name=q]').length).toBe(1);
    const without = load($('noscript').html() ?? '');
    expect(words(without.text())).toMatch(/JavaScript|جاوااسکریپت/);
    const links = without('a')
      .toArray()
      .map((link) => without(link).attr('href'));
    expect(links).toEqual([path.replace('search', 'tags'), path.replace('search', 'archive')]);
    // For machines that list the web, too, a page like any other: all searches are this one address to them.
    expect($('meta[name=robots]').length).toBe(0);
    expect(new URL($('link[rel=canonical]').attr('href') ?? '').pathname).toBe(path);
  }
});

test('every page leads to the search in its language, at little cost', async () => {
  for (const file of await findSiteFiles('index.html')) {
    const $ = load(await readSiteFile(file));
    const link = $('body > header a[aria-keyshortcuts]');
    expect([file, link.attr('href')]).toEqual([
      file,
      file.startsWith('fa/') ? '/fa/search/' : '/search/',
    ]);
  }
  const article = await readSiteFile('2023/khojaly-second-meeting/index.html');
  const $ = load(article);
  const address = $('body > header ~ script, body > header script').attr('src') ?? '';
  expect(Buffer.byteLength(await readSiteFile(address.slice(1)))).toBeLessThan(512);
  const bare = load(article);
  bare('body > header a[aria-keyshortcuts]').parent().remove();
  bare(`script[src="${address}"]`).remove();
  expect(brotliCompressSync($.html()).length - brotliCompressSync(bare.html()).length).toBeLessThan(
    300,
  );
});
