import { expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { withKeeper, type Keeper } from '../support/keeper.ts';

const piece = '/2023/khojaly-second-meeting/';
const title = 'In Khojaly, a second meeting with a short agenda';

describeInBrowser('a reading list, and going on where one stopped', () => {
  let keeper: Keeper;
  withKeeper((opened) => (keeper = opened));

  const save = () => keeper.page.getByRole('button', { name: 'Save for later' });
  const stored = () => keeper.page.evaluate(() => Object.keys(localStorage).sort());
  /** Scrolls a text to its middle. */
  const readHalf = async (): Promise<void> => {
    await keeper.page.evaluate(() => {
      const blocks = document.querySelectorAll('.story > .text > *');
      blocks[Math.floor(blocks.length / 2)]?.scrollIntoView();
    });
  };

  test('nothing is stored of a reader who asked for nothing', async () => {
    const { page, go } = keeper;
    await go(piece);
    await readHalf();
    await go('/');
    expect(await stored()).toEqual([]);
    expect(await page.locator('.tagline > .go-on').isHidden()).toBe(true);
  });

  test('a piece is saved by keyboard, listed, and removed', async () => {
    const { page, go } = keeper;
    await go(piece);
    await save().press('Enter');
    expect(await save().getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('link', { name: 'On your reading list' }).press('Enter');
    await page.waitForURL('**/reading-list/');
    await page.getByRole('link', { name: title }).waitFor();
    expect(await page.locator('.kept').innerText()).toContain('2 March 2023');
    await page.getByRole('button', { name: `Remove: ${title}` }).press('Enter');
    await page.getByText('Nothing is saved.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await stored()).toEqual([]);
    await go(piece);
    expect(await save().getAttribute('aria-pressed')).toBe('false');
  });

  test('who comes back to a saved piece is offered its place, on its page and at home, and nothing jumps', async () => {
    const { page, go } = keeper;
    await go(piece);
    await save().click();
    await readHalf();
    await go('/');
    const offer = page.locator('.tagline > .go-on');
    await offer.waitFor();
    expect(await offer.innerText()).toBe(`Continue where you left off: ${title}`);
    await page.addInitScript(() => {
      let shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts += (entry as { value?: number }).value ?? 0;
        Object.assign(globalThis, { shifts });
      }).observe({ type: 'layout-shift', buffered: true });
      Object.assign(globalThis, { shifts });
    });
    await offer.getByRole('link').click();
    await page.waitForURL(`**${piece}`);
    const link = page.getByRole('link', { name: 'Continue where you left off' });
    await link.waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate('shifts')).toBe(0);
    await link.press('Enter');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500);
    const top = await page.locator('#_here').evaluate((block) => block.getBoundingClientRect().top);
    expect(Math.abs(top)).toBeLessThan(200);
    await go('/reading-list/');
    await page.getByText(/Read to \d+ %/).waitFor();
  });

  test('who reads to the end is offered nothing more', async () => {
    const { page, go } = keeper;
    await go(piece);
    await save().click();
    await page.locator('.related').scrollIntoViewIfNeeded();
    await go('/reading-list/');
    await page.getByText('Read to the end').waitFor();
    await go('/');
    expect(await page.locator('.tagline > .go-on').isHidden()).toBe(true);
  });

  test('who asks for it has the place in every piece remembered', async () => {
    const { page, go } = keeper;
    await go('/fa/reading-list/');
    await page.getByRole('radio', { name: 'جایی که خواندن را رها می‌کنم نیز' }).check();
    await go('/fa/');
    await page.locator('.lead h2 a').click();
    await page.locator('.story').waitFor();
    await readHalf();
    await go('/fa/');
    await page.getByText('ادامه از همان جا:').waitFor();
    await go('/');
    expect(await page.locator('.tagline > .go-on').isHidden()).toBe(true);
  });
});

describeInBrowser('what a device remembers', () => {
  let keeper: Keeper;
  withKeeper((opened) => (keeper = opened));

  const remains = () =>
    keeper.page.evaluate(async () => {
      const rows: string[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const base = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(name));
        });
        for (const table of base.objectStoreNames) {
          const keys = await new Promise<IDBValidKey[]>((resolve) => {
            const request = base.transaction(table).objectStore(table).getAllKeys();
            request.onsuccess = () => resolve(request.result);
          });
          rows.push(...keys.map(String));
        }
        base.close();
      }
      return {
        storage: Object.entries(localStorage),
        caches: await caches.keys(),
        registrations: (await navigator.serviceWorker.getRegistrations()).length,
        rows,
      };
    });

  const fill = async (): Promise<void> => {
    const { page, go, visit } = keeper;
    await visit(piece);
    await page.getByRole('button', { name: 'Save for later' }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await go('/threads/the-hague/');
    await page.getByRole('button', { name: 'Keep this thread for offline' }).click();
    await page.getByText('The whole thread is on this device').waitFor();
    const { storage, caches, registrations, rows } = await remains();
    expect([storage.length > 1, caches.length > 4, registrations, rows.length > 1]).toEqual([
      true,
      true,
      1,
      true,
    ]);
  };

  test('is cleared with one press: no storage, no caches, no worker', async () => {
    const { page, go } = keeper;
    await fill();
    await go('/reading-list/');
    await page.getByRole('button', { name: 'Clear everything' }).click();
    await page.getByText('Cleared. What this site kept on this device is gone.').waitFor();
    expect(await remains()).toEqual({ storage: [], caches: [], registrations: 0, rows: [] });
    await page.getByText('Nothing is saved.').waitFor();
  });

  test('is nothing at all where the reader wants it so, from then on', async () => {
    const { page, go } = keeper;
    await fill();
    await go('/offline/');
    await page.getByRole('radio', { name: 'Nothing at all' }).check();
    await page.getByText('Cleared. What this site kept on this device is gone.').waitFor();
    const nothing = {
      storage: [['throughline:keep', 'off']],
      caches: [],
      registrations: 0,
      rows: [],
    };
    expect(await remains()).toEqual(nothing);
    await go(piece);
    await page.waitForLoadState('load');
    expect(await page.getByRole('button', { name: 'Save for later' }).count()).toBe(0);
    await go('/threads/the-hague/');
    expect(await page.getByRole('button', { name: 'Keep this thread' }).count()).toBe(0);
    expect(await remains()).toEqual(nothing);
    await go('/reading-list/');
    await page.getByRole('button', { name: 'Clear everything' }).click();
    await page.getByText('Cleared.').waitFor();
    expect(await remains()).toEqual(nothing);
    await page.getByRole('radio', { name: 'Pages I visit' }).check();
    await go(piece);
    await page.getByRole('button', { name: 'Save for later' }).waitFor();
  });
});
