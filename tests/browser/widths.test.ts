import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { withReader, type Reader } from '../support/reader.ts';
import { findPages, findPageTypes } from '../support/page-types.ts';

/** How far the page can be pushed sideways, in CSS pixels. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describeInBrowser('no page can be pushed sideways', () => {
  let reader: Reader;
  withReader((opened) => (reader = opened));

  test('on the narrowest of phones', { timeout: 180_000 }, async () => {
    const { page, go } = reader;
    await page.setViewportSize({ width: 320, height: 568 });
    const wide: string[] = [];
    for (const { address, moves } of await findPages(inject('siteFolder'))) {
      if (moves) continue;
      await go(address);
      if ((await overhang(page)) > 0) wide.push(address);
    }
    expect(wide).toEqual([]);
  });

  test('with letters twice as large', async () => {
    const { page, go } = reader;
    await page.setViewportSize({ width: 640, height: 800 });
    const wide: string[] = [];
    for (const { address, moves } of await findPageTypes(inject('siteFolder'))) {
      if (moves) continue;
      await go(address);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      if ((await overhang(page)) > 0) wide.push(address);
    }
    expect(wide).toEqual([]);
  });
});
