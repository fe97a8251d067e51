import { spawnSync } from 'node:child_process';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { renderNewsSitemap, renderSitemap } from '../../src/output/sitemap.ts';
import { toNewsSitemapView, toSitemapViews } from '../../src/views/sitemap-view.ts';
import { articleFile, sampleFiles, sampleNow, toSampleGraph } from './sample-site.ts';

const nasty = 'Q&A <b> "c" ]]>';
const graph = await toSampleGraph({
  ...sampleFiles,
  'content/articles/en/2023/nasty.md': articleFile(nasty, ['published: 2023-03-09T12:00']),
});
const renderAll = (limit?: number) =>
  Promise.all(toSitemapViews(graph, limit).map((view) => renderSitemap(view)));
const [whole = ''] = await renderAll();
const parts = await renderAll(10);
const news = await renderNewsSitemap(toNewsSitemapView(graph, sampleNow));
const noNews = await renderNewsSitemap(toNewsSitemapView(graph, sampleNow + 30 * 86_400_000));
const xml = (text: string) => load(text, { xml: true });

describe('sitemap.xml', () => {
  const $ = xml(whole);

  it('lists pages with the date of their newest change', () => {
    const url = $('loc')
      .filter((_, loc) => $(loc).text() === 'https://throughline.example/2023/second/')
      .parent();
    expect(url.find('lastmod').text()).toBe('2023-03-09T05:00:00.000Z');
    expect(
      url
        .find('xhtml\\:link')
        .toArray()
        .map((link) => $(link).attr()),
    ).toEqual([
      {
        rel: 'alternate',
        hreflang: 'en',
        href: 'https://throughline.example/2023/second/',
      },
      {
        rel: 'alternate',
        hreflang: 'fa',
        href: 'https://throughline.example/fa/2023/%D9%86%D8%B4%D8%B3%D8%AA/',
      },
    ]);
  });

  it('is an index of its parts where it would be too long', () => {
    const [index = '', ...files] = parts;
    const $index = xml(index);
    expect($index('sitemapindex > sitemap > loc').first().text()).toBe(
      'https://throughline.example/sitemap-1.xml',
    );
    expect($index('loc')).toHaveLength(files.length);
    const listed = files.flatMap((file) => xml(file)('loc').toArray().length);
    expect(listed.reduce((sum, count) => sum + count, 0)).toBe($('loc').length);
  });
});

describe('news-sitemap.xml', () => {
  it('holds what is news, whatever its headline', () => {
    const $ = xml(news);
    expect($('url')).toHaveLength(1);
    expect($('news\\:title').text()).toBe('Q&A <b> “c” ]]>');
    expect($('news\\:publication_date').text()).toBe('2023-03-09T08:00:00.000Z');
    expect($('news\\:name').text()).toBe('Throughline');
    expect($('news\\:language').text()).toBe('en');
  });

  it('names the home pages, as no news, when there is none', () => {
    const $ = xml(noNews);
    expect(
      $('loc')
        .toArray()
        .map((each) => $(each).text()),
    ).toEqual(['https://throughline.example/', 'https://throughline.example/fa/']);
    expect($('news\\:news')).toHaveLength(0);
  });
});

const schema = new URL('fixtures/sitemap.xsd', import.meta.url).pathname;
/** `npm test` names it, or says with an empty value that there is none. */
const xmllint = process.env['THROUGHLINE_XMLLINT'] ?? 'xmllint';
const hasXmllint = xmllint !== '' && spawnSync(xmllint, ['--version']).status === 0;

describe.each([
  ['the sitemap', whole],
  ['each part', parts[1] ?? ''],
  ['the news', news],
  ['no news', noNews],
])('%s', (_, text) => {
  it.skipIf(!hasXmllint)(
    'is valid by the schema (needs xmllint: apt install libxml2-utils)',
    () => {
      const args = ['--noout', '--nonet', '--schema', schema, '-'];
      const { stderr } = spawnSync(xmllint, args, { input: text, encoding: 'utf8' });
      expect(stderr).toBe('- validates\n');
    },
  );

  it('has one absolute address for each page, once', () => {
    const $ = xml(text);
    const addresses = $('urlset > url')
      .toArray()
      .map((url) => $(url).children('loc').text());
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/[!-~]{8,2000}$/);
  });
});
