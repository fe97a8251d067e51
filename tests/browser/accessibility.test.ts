import axe, { type AxeResults, type Result } from 'axe-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { findPageTypes, type PageType } from '../support/page-types.ts';
import { withReader, type Reader } from '../support/reader.ts';

/** In words: rule, how it is known, and the elements that break it. */
const toLines = ({ violations }: AxeResults): string[] =>
  violations.map(
    ({ id, help, nodes }: Result) =>
      `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );

describeInBrowser('axe finds nothing', () => {
  let reader: Reader;
  let types: PageType[];
  withReader((opened) => (reader = opened));
  beforeAll(async () => {
    types = await findPageTypes(inject('siteFolder'));
  });

  /** Opens a page with all that it can show: whatever unfolds is unfolded, and a search has found something. */
  const open = async ({ name, language, address }: PageType): Promise<void> => {
    const { page, go } = reader;
    const searches = name === 'search';
    await go(searches ? `${address}?q=${language === 'fa' ? 'راه' : 'corridor'}` : address);
    if (searches) await page.locator('.results h3').first().waitFor();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
  };

  const run = async (rules?: readonly string[]): Promise<string[]> => {
    const { page } = reader;
    await page.evaluate(axe.source);
    const results = await page.evaluate(async (only) => {
      const { axe: judge } = globalThis as unknown as { axe: typeof axe };
      return judge.run(document, {
        resultTypes: ['violations'],
        ...(only && { runOnly: { type: 'rule' as const, values: [...only] } }),
      });
    }, rules);
    // A judge that looked at nothing finds nothing.
    expect(results.passes.length).toBeGreaterThan(0);
    return toLines(results);
  };

  test.each(['en', 'fa'])(
    'on any type of page, light and dark, on a phone: %s',
    async (language) => {
      const found: Record<string, string[]> = {};
      const pages = types.filter((type) => type.language === language);
      expect(pages.length).toBeGreaterThan(12);
      for (const type of pages) {
        // Pages that lead on at once are gone before anybody can look at them.
        if (type.moves) continue;
        await reader.page.emulateMedia({ colorScheme: 'light' });
        await open(type);
        const light = await run();
        await reader.page.emulateMedia({ colorScheme: 'dark' });
        const dark = await run(['color-contrast', 'link-in-text-block']);
        if (light.length + dark.length > 0) found[type.address] = [...light, ...dark];
      }
      expect(found).toEqual({});
    },
    240_000,
  );

  test.each(['en', 'fa'])(
    'on the pages that change most, on a wide screen: %s',
    async (language) => {
      const found: Record<string, string[]> = {};
      await reader.page.setViewportSize({ width: 1440, height: 900 });
      for (const type of types.filter((each) => each.language === language)) {
        if (!['home', 'year-slug', 'threads-thread', 'search'].includes(type.name)) continue;
        await open(type);
        const lines = await run();
        if (lines.length > 0) found[type.address] = lines;
      }
      expect(found).toEqual({});
    },
    120_000,
  );
});
