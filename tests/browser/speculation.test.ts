import { expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { withReader, type Reader } from '../support/reader.ts';

describeInBrowser('what is fetched ahead', () => {
  let reader: Reader;
  withReader((opened) => (reader = opened));

  const rules = () => reader.page.locator('script[type=speculationrules]').count();

  test('is the next piece of the story, whole, so that it opens at once', async () => {
    const { page, context, go } = reader;
    const browser = await context.newCDPSession(page);
    const prepared = new Map<string, string>();
    // A browser that is driven does not prerender; it fetches the page that it would have drawn.
    browser.on('Preload.prefetchStatusUpdated', ({ key, status }) => {
      prepared.set(new URL(key.url).pathname, status);
    });
    await browser.send('Preload.enable');
    await go('/2023/khojaly-second-meeting/');
    expect(await rules()).toBe(1);
    const link = page.locator('.read-more a').first();
    const href = (await link.getAttribute('href')) ?? '';
    expect(prepared.has(href)).toBe(false);
    await link.hover();
    await expect.poll(() => prepared.get(href)).toBe('Ready');
    await link.click();
    await page.waitForURL(`**${href}`);
    const delivery = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation');
      return (entry as PerformanceNavigationTiming & { deliveryType: string }).deliveryType;
    });
    expect(delivery).toBe('navigational-prefetch');
  });

  test.each([
    { saveData: true },
    { type: 'cellular', effectiveType: '4g' },
    { effectiveType: '2g' },
  ])('is nothing on a line like %j', async (line) => {
    const { page, go } = reader;
    await page.addInitScript((told) => {
      Object.defineProperty(navigator, 'connection', { value: told });
    }, line);
    await go('/2023/khojaly-second-meeting/');
    await expect.poll(rules).toBe(0);
  });
});
