import { expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { withReader, type Reader } from '../support/reader.ts';

describeInBrowser('reading in a browser', () => {
  let server: Reader['server'];
  let browser: Reader['browser'];
  let page: Reader['page'];
  let complaints: Reader['complaints'];
  let go: Reader['go'];
  withReader((reader) => {
    ({ server, browser, page, complaints, go } = reader);
  });

  test('a reader follows "Read more" back, and comes forward by "What we wrote later"', async () => {
    await go('/2023/khojaly-second-meeting/');
    await page.locator('.read-more a').nth(1).click();
    await page.waitForURL('**/2023/court-orders-unimpeded-movement/');
    expect(await page.locator('h1').innerText()).toBe(
      'The Hague orders unimpeded movement on the Lachin corridor',
    );
    await page.locator('.later a', { hasText: 'In Khojaly, a second meeting' }).click();
    await page.waitForURL('**/2023/khojaly-second-meeting/');
    expect(complaints).toEqual([]);
  });

  test('a reader goes from home along a thread to its newest piece', async () => {
    await go('/');
    await page
      .getByRole('link', { name: 'Talks: contacts, meetings and ceasefires' })
      .first()
      .click();
    await page.waitForURL('**/threads/talks/');
    await page.locator('main h2 a', { hasText: 'A decree with a date in it' }).click();
    await page.waitForURL('**/2023/a-decree-with-a-date/');
    expect(complaints).toEqual([]);
  });

  test('a reader switches the language of a piece, and back', async () => {
    await go('/2023/khojaly-second-meeting/');
    await page.locator('header a[hreflang=fa]').click();
    await page.waitForURL('**/fa/2023/**');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(
      await page.locator('h1').evaluate((heading) => getComputedStyle(heading).direction),
    ).toBe('rtl');
    await page.locator('header a[hreflang=en]').click();
    await page.waitForURL('**/2023/khojaly-second-meeting/');
    expect(complaints).toEqual([]);
  });

  test('a reader copies the link to a piece', async () => {
    await go('/2023/khojaly-second-meeting/');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      '/2023/khojaly-second-meeting/',
    );
    expect(complaints).toEqual([]);
  });

  test('a copied quote brings its source along only when asked', async () => {
    await go('/2023/khojaly-second-meeting/');
    const copyFirstWords = async () => {
      await page.locator('.text p').first().click({ clickCount: 3 });
      await page.keyboard.press('Control+c');
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const words = await copyFirstWords();
    expect(words).toContain('Representatives of Azerbaijan');
    expect(words).not.toContain('Throughline, ');
    await page.locator('.cite summary').click();
    await page.getByRole('checkbox', { name: 'Add the source' }).check();
    const quote = await copyFirstWords();
    expect(quote.startsWith(words.trim())).toBe(true);
    expect(quote).toContain('“In Khojaly, a second meeting with a short agenda”, Throughline, ');
    expect(quote).toContain('https://throughline.example/2023/khojaly-second-meeting/');
    expect(complaints).toEqual([]);
  });

  test('where the device can share, one press hands it the piece', async () => {
    await page.addInitScript(() => {
      const shared: unknown[] = [];
      Object.assign(globalThis, { shared });
      Object.assign(navigator, {
        share: (data: unknown) => {
          shared.push(data);
          return Promise.resolve();
        },
        canShare: () => true,
      });
    });
    await go('/2023/khojaly-second-meeting/');
    await page.getByRole('button', { name: 'Other ways…' }).click();
    const shared = await page.evaluate(
      () => (globalThis as unknown as { shared: { title: string; url: string }[] }).shared,
    );
    expect(shared).toHaveLength(1);
    expect(shared[0]?.title).toBe('In Khojaly, a second meeting with a short agenda');
    expect(shared[0]?.url).toContain('/2023/khojaly-second-meeting/');
  });

  test('with the keyboard alone: skip to the text, and follow the first "Read more"', async () => {
    await go('/2023/khojaly-second-meeting/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the text');
    await page.keyboard.press('Enter');
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.closest('.read-more') !== null)) break;
    }
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      return { outlineStyle, outlineWidth };
    });
    expect(ring.outlineStyle).not.toBe('none');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/2023/harutyunyan-dismisses-state-minister/');
    expect(complaints).toEqual([]);
  });

  test('a mistyped address finds the likely piece', async () => {
    await go('/2023/khojaly-secnd-meting/');
    await page.locator('a[href="/2023/khojaly-second-meeting/"]').first().waitFor();
    await go('/fa/2023/court-orders-unimpeded-mvement/');
    await page.locator('a[href^="/fa/2023/"]').first().waitFor();
  });

  test('an old address leads on to the piece', async () => {
    await go('/2023/03/second-meeting-in-khojaly/');
    await page.waitForURL('**/2023/khojaly-second-meeting/');
  });

  test('without script the page is complete', async () => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const still = await plain.newPage();
    await still.goto(new URL('2023/khojaly-second-meeting/', server.url).href);
    await still.locator('.read-more a').first().click();
    expect(await still.locator('h1').innerText()).toBe(
      'After 111 days, Harutyunyan dismisses his state minister',
    );
    expect(await still.locator('.share a').count()).toBe(6);
    // But for the one that sends a letter, which needs no script.
    expect(await still.getByRole('button').allInnerTexts()).toEqual(['Send the letter']);
    await plain.close();
  });

  test.each([
    ['/2021/one-place-two-names/', 320],
    ['/2024/the-line-in-full/', 768],
    ['/tags/', 1440],
  ])('%s at %i px does not scroll sideways', async (address, width) => {
    await page.setViewportSize({ width, height: 740 });
    await go(address);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});
