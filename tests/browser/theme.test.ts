import { expect, test } from 'vitest';
import { colours } from '../../src/output/colours.ts';
import { describeInBrowser } from '../support/browser.ts';
import { withReader, type Reader } from '../support/reader.ts';

describeInBrowser('light and dark', () => {
  let reader: Reader;
  withReader((opened) => (reader = opened));

  const choose = (name: string) =>
    reader.page.getByRole('group', { name: 'Light or dark' }).getByRole('radio', { name }).check();

  const scheme = () =>
    reader.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);

  const barColour = () =>
    reader.page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')]
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );

  test('follow the system until somebody chooses', async () => {
    const { page, go } = reader;
    await page.emulateMedia({ colorScheme: 'dark' });
    await go('/');
    expect(await scheme()).toBe('light dark');
    expect(await barColour()).toEqual([colours.darkPaper]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await barColour()).toEqual([colours.paper]);
  });

  test('stay as chosen on every page, and are there before the page is drawn', async () => {
    const { page, go } = reader;
    await page.emulateMedia({ colorScheme: 'light' });
    await go('/');
    await choose('Dark');
    expect(await scheme()).toBe('dark');
    expect(await barColour()).toEqual([colours.darkPaper]);
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('body') === null) return;
        observer.disconnect();
        Object.assign(globalThis, { themeAtBody: document.documentElement.dataset['theme'] });
      }).observe(document, { childList: true, subtree: true });
    });
    await go('/2023/khojaly-second-meeting/');
    expect(await page.evaluate('themeAtBody')).toBe('dark');
    expect(await scheme()).toBe('dark');
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  });

  test('go back to the system’s, and leave nothing behind', async () => {
    const { page, go } = reader;
    await go('/');
    await choose('Light');
    await choose('As my device');
    expect(await scheme()).toBe('light dark');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('change in other tabs too', async () => {
    const { page, context, server, go } = reader;
    await go('/');
    const other = await context.newPage();
    await other.goto(`${server.url}threads/`);
    await choose('Dark');
    await other.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  test('can be chosen by keyboard', async () => {
    const { page, go } = reader;
    await go('/fa/');
    await page.getByRole('radio', { name: 'مانند دستگاه' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await scheme()).toBe('dark');
  });
});
