import { beforeAll, expect, inject, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { findPageTypes, type PageType } from '../support/page-types.ts';
import { withReader, type Reader } from '../support/reader.ts';

describeInBrowser('no type of page scrolls sideways', () => {
  let reader: Reader;
  let types: PageType[];
  withReader((opened) => (reader = opened));
  beforeAll(async () => {
    types = (await findPageTypes(inject('siteFolder'))).filter(({ moves }) => !moves);
  });

  /** Pages that are wider than the screen, with what sticks out. */
  const findWide = async (): Promise<Record<string, string[]>> => {
    const wide: Record<string, string[]> = {};
    for (const { address } of types) {
      await reader.go(address);
      const sticksOut = await reader.page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        return [...document.querySelectorAll('body *')]
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return right > clientWidth + 1 || left < -1;
          })
          .map(({ outerHTML }) => outerHTML.slice(0, 100));
      });
      if (sticksOut.length > 0) wide[address] = sticksOut;
    }
    return wide;
  };

  test('at 320 px', async () => {
    await reader.page.setViewportSize({ width: 320, height: 640 });
    expect(await findWide()).toEqual({});
  });

  test('with letters twice as large', async () => {
    await reader.page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.setProperty('font-size', '200%', 'important');
      });
    });
    await reader.page.setViewportSize({ width: 640, height: 640 });
    expect(await findWide()).toEqual({});
  });
});
