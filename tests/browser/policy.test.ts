import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { beforeAll, expect, inject, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { findPageTypes, type PageType } from '../support/page-types.ts';
import { withReader, type Reader } from '../support/reader.ts';

const toHash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The strictest policy that a host could send with a page: all that is inline by its hash, nothing from elsewhere. */
const toPolicy = (html: string, name: string): string => {
  const $ = load(html);
  const hashes = (selector: string): string =>
    $(selector)
      .toArray()
      .map((element) => toHash($(element).text()))
      .join(' ');
  const search = name === 'search' ? " 'wasm-unsafe-eval'" : '';
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes('script:not([src])')}${search}`,
    `style-src ${hashes('style')}`,
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The search page has one more, for Pagefind's worker.
    `trusted-types throughline-worker${name === 'search' ? ' default' : ''}`,
  ].join('; ');
};

describeInBrowser('under a strict content security policy', () => {
  let reader: Reader;
  let types: PageType[];
  withReader((opened) => (reader = opened));
  beforeAll(async () => {
    types = await findPageTypes(inject('siteFolder'));
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
    let name = '';
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'document') {
        await route.continue();
        return;
      }
      const response = await route.fetch();
      const policy = toPolicy(await response.text(), name);
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': policy },
      });
    });
    const found: Record<string, unknown> = {};
    for (const type of types) {
      ({ name } = type);
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
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({
        response,
        body: html.replace('</body>', '<script>1</script></body>'),
        headers: { ...response.headers(), 'content-security-policy': toPolicy(html, 'page') },
      });
    });
    await go('/about/');
    await expect.poll(() => complaints.some((text) => text.includes('script-src'))).toBe(true);
  });
});
