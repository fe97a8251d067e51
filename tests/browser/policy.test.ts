import { beforeAll, expect, inject, test } from 'vitest';
import { toArea, toHeaders } from '../../src/hosts/headers.ts';
import type { SiteDescription } from '../../src/hosts/site-description.ts';
import { describeInBrowser } from '../support/browser.ts';
import { describeBuilt } from '../support/hosted-site.ts';
import { findPageTypes, type PageType } from '../support/page-types.ts';
import { withReader, type Reader } from '../support/reader.ts';

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

describeInBrowser('under the headers that hosts send, and the policy that pages bring', () => {
  let reader: Reader;
  let types: PageType[];
  let site: SiteDescription;
  const headersFor = (url: string): Record<string, string> => {
    const { pathname } = new URL(url);
    return lowerCase(toHeaders(site, toArea(pathname, site)));
  };
  withReader((opened) => (reader = opened));
  beforeAll(async () => {
    types = await findPageTypes(inject('siteFolder'));
    site = await describeBuilt(inject('siteFolder'));
  });

  test('no type of page does anything that is forbidden', async () => {
    const { page, complaints, go } = reader;
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    await page.route('**/*', async (route) => {
      // A connection that stayed open may be closed by the server in the moment that it is asked.
      const response = await route.fetch({ maxRetries: 3 });
      const headers = { ...response.headers(), ...headersFor(route.request().url()) };
      await route.fulfill({ response, headers });
    });
    const found: Record<string, unknown> = {};
    for (const type of types) {
      await go(type.name === 'search' ? `${type.address}?q=2023` : type.address);
      if (type.name === 'search') await page.locator('.results h2').first().waitFor();
      await page.waitForLoadState('networkidle');
      const violations = await page.evaluate(
        () => (globalThis as unknown as { violations: string[] }).violations,
      );
      if (violations.length > 0) found[type.address] = violations;
    }
    expect(found).toEqual({});
    expect(complaints.filter((text) => /policy|trusted/i.test(text))).toEqual([]);
  }, 120_000);

  test('a page that breaks it is noticed', async () => {
    const { page, complaints, go } = reader;
    await page.route('**/about/', async (route) => {
      const response = await route.fetch({ maxRetries: 3 });
      const html = await response.text();
      await route.fulfill({
        response,
        body: html.replace('</body>', '<script>1</script></body>'),
        headers: { ...response.headers(), ...headersFor(route.request().url()) },
      });
    });
    await go('/about/');
    await expect.poll(() => complaints.some((text) => text.includes('script-src'))).toBe(true);
  });
});
