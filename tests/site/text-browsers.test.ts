import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CheerioAPI } from 'cheerio';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';
import { browsers, findBrowser } from '../../src/cli/bootstrap/ensure-browser.mjs';
import { languagePack, type Language } from '../../src/i18n/languages.ts';
import { readPage, words } from '../support/site.ts';

const textBrowsers = [
  {
    ...browsers.lynx,
    text: ['-dump', '-nolist', '-width=200', '-display_charset=utf-8'],
    links: ['-dump', '-listonly', '-display_charset=utf-8'],
  },
  {
    ...browsers.w3m,
    text: ['-dump', '-cols', '200', '-I', 'UTF-8', '-O', 'UTF-8'],
    links: ['-dump', '-o', 'display_link_number=1', '-I', 'UTF-8', '-O', 'UTF-8'],
  },
];

const articles: readonly [Language, string][] = [
  ['en', '/2023/court-declines-to-modify/'],
  ['fa', '/fa/2023/court-orders-unimpeded-movement/'],
];

/** What an article is made of, in the order in which it is to be read. */
const partsOf = ($: CheerioAPI, language: Language): string[] => {
  const { strings } = languagePack(language);
  const text = (selector: string) => words($(selector).first().text());
  return [
    text('h1'),
    text('article time'),
    text('a[rel=author]'),
    text('.standfirst'),
    strings.storySoFar,
    text('.so-far a'),
    text('.text p'),
    strings.readMore,
    ...$('.read-more a')
      .toArray()
      .map((link) => words($(link).text())),
    strings.tags,
    strings.writtenLater,
    text('.later h3'),
    text('.later blockquote'),
  ];
};

for (const browser of textBrowsers) {
  const program =
    process.env[browser.passedAs] ?? findBrowser(process.env, undefined, browser) ?? '';

  describe.skipIf(program === '')(browser.name, () => {
    let server: StaticServer;
    beforeAll(async () => {
      server = await startStaticServer({ folder: inject('siteFolder'), host: '127.0.0.1' });
    });
    afterAll(() => server.close());
    const dump = async (args: readonly string[], path: string) => {
      const address = new URL(path, server.url).href;
      const { stdout } = await promisify(execFile)(program, [...args, address]);
      return words(stdout);
    };

    test.for(articles)('reads an article in order (%s)', async ([language, path]) => {
      const shown = await dump(browser.text, path);
      const $ = await readPage(path);
      let from = 0;
      for (const part of partsOf($, language)) {
        const at = shown.indexOf(part, from);
        expect(
          at,
          `"${part}" after "${shown.slice(Math.max(0, from - 40), from)}"`,
        ).toBeGreaterThan(-1);
        from = at + part.length;
      }
    });

    test.for(articles)('shows nothing that needs a script (%s)', async ([language, path]) => {
      const shown = await dump(browser.text, path);
      const { strings } = languagePack(language);
      const scripted = [
        ...Object.values(strings.themes),
        strings.copyLink,
        strings.copyCitation,
        strings.shareOtherwise,
        strings.linkCopied,
      ];
      // `Light` is a word of its own here, not a part of one.
      expect(scripted.filter((label) => ` ${shown} `.includes(` ${label} `))).toEqual([]);
      expect(shown).not.toMatch(/\bdocument\.|localStorage|"@context"|\{"prefetch/);
    });

    test.for(articles)('leads on to every piece that is named (%s)', async ([, path]) => {
      const shown = await dump(browser.links, path);
      const $ = await readPage(path);
      const links = $('.read-more a, .so-far a, .later h3 a, a[rel=author], a[rel=tag]').toArray();
      const wanted = links.map((link) => new URL($(link).attr('href') ?? '', server.url).href);
      expect(wanted.length).toBeGreaterThan(5);
      const decoded = decodeURI(shown);
      expect(wanted.filter((href) => !decoded.includes(decodeURI(href)))).toEqual([]);
    });
  });
}
