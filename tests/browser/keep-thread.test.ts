import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { arePicturesThere, withKeeper, type Keeper } from '../support/keeper.ts';

const thread = '/threads/the-hague/';
const name = `throughline:/:thread:${thread}`;

/** The site's next edition, in a folder of its own: what is edited is a page's words. */
const makeEdition = async (edits: Readonly<Record<string, (text: string) => string>>) => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-next-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(inject('siteFolder'), folder, { recursive: true });
  for (const [file, edit] of Object.entries(edits))
    await writeFile(join(folder, file), edit(await readFile(join(folder, file), 'utf8')));
  return folder;
};

describeInBrowser('keeping a whole thread', () => {
  let keeper: Keeper;
  withKeeper((opened) => (keeper = opened));

  const press = (label: string) => keeper.page.getByRole('button', { name: label }).click();
  const keep = async (): Promise<void> => {
    await keeper.go(thread);
    await press('Keep this thread for offline');
    await keeper.page.getByText('The whole thread is on this device, pictures too.').waitFor();
  };
  const listPieces = () =>
    keeper.page
      .locator('.timeline h2 a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));

  test('fetches all of its pieces and pictures, to be read without a line, and can be undone', async () => {
    const { page, go, cutLine } = keeper;
    await keep();
    const pieces = await listPieces();
    expect(pieces.length).toBeGreaterThan(3);
    await cutLine();
    for (const path of [...pieces, `${thread}read/`]) {
      await go(path);
      expect(await page.locator('.not-here').count()).toBe(0);
      expect([path, await arePicturesThere(page)]).toEqual([path, true]);
    }
  });

  test('is undone with one press, and nothing of it stays', async () => {
    const { page, go, cutLine, countKept } = keeper;
    await keep();
    const pieces = await listPieces();
    await press('Remove it from this device');
    await page.getByText('Removed from this device.').waitFor();
    await page.getByRole('button', { name: 'Keep this thread for offline' }).waitFor();
    expect(Object.keys(await countKept())).not.toContain(name);
    await cutLine();
    await go(pieces[0] ?? '');
    await page.getByText('There is no connection, and this page is not among those').waitFor();
  });

  test('shows how far it is, to eye and ear, and can be stopped, left, and taken up again', async () => {
    const { page, go, context } = keeper;
    await go(thread);
    let held = 0;
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/2023/**', async (route) => {
      held += 1;
      if (held > 2) await gate;
      await route.continue().catch(() => undefined);
    });
    await press('Keep this thread for offline');
    const bar = page.getByRole('progressbar', { name: 'Keeping this thread on your device' });
    await bar.waitFor();
    await expect
      .poll(() => bar.evaluate((each) => (each as HTMLProgressElement).value))
      .toBeGreaterThan(1);
    expect(await page.locator('.so-many').innerText()).toMatch(/^\d+ of \d+$/);
    expect(await page.locator('.said').textContent()).toContain(
      'Keeping this thread on your device',
    );
    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    await page.getByText(/^Stopped: \d+ of \d+ pages and files are here\.$/).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Go on');
    release();
    await page.reload();
    await page.getByText(/^Stopped: \d+ of \d+/).waitFor();
    await context.unroute('**/2023/**');
    await press('Go on');
    await page.getByText('The whole thread is on this device').waitFor();
    await page.reload();
    await page.getByText('The whole thread is on this device').waitFor();
  });

  test('goes on by itself after a reload that nobody meant as a stop', async () => {
    const { page, go, context } = keeper;
    await go(thread);
    await context.route('**/2023/**', () => undefined);
    await press('Keep this thread for offline');
    await page.locator('.so-many', { hasText: /^\d+ of/ }).waitFor();
    await context.unroute('**/2023/**');
    await page.reload();
    await page.getByText('The whole thread is on this device').waitFor();
  });

  test('says honestly when the line is down, and keeps what came', async () => {
    const { page, go, context } = keeper;
    await go(thread);
    await context.route('**/2023/**', (route) => route.abort());
    await press('Keep this thread for offline');
    await page.getByText(/^The line is down: \d+ of \d+ pages and files are here\.$/).waitFor();
    await context.unroute('**/2023/**');
    await press('Go on');
    await page.getByText('The whole thread is on this device').waitFor();
  });

  test('says so where there is no more room', async () => {
    const { page, go, context, url } = keeper;
    await go(thread);
    const browser = await context.newCDPSession(page);
    await browser.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(url).origin,
      quotaSize: 100_000,
    });
    await press('Keep this thread for offline');
    await page.getByText(/^There is no more room on this device: \d+ of \d+/).waitFor();
    await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin });
    await press('Go on');
    await page.getByText('The whole thread is on this device').waitFor();
  });

  test('a new edition reaches it: what changed is fetched, the rest is left alone, and no page loads twice', async () => {
    const { page, go, mendLine, cutLine } = keeper;
    await keep();
    const [piece = ''] = await listPieces();
    const file = `${piece.slice(1)}index.html`;
    const next = await makeEdition({
      [file]: (html) => html.replace(/<h1>[^<]*/, '<h1>A headline of the next edition'),
      [`${thread.slice(1)}offline.json`]: (json) =>
        json.replace(new RegExp(`(${piece}","\\w{4})\\w{8}`), '$10e0e0e0e'),
      'service-worker.js': (script) => `${script}// next`,
    });
    await mendLine(next);
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    let loads = 0;
    page.on('load', () => (loads += 1));
    await go(thread);
    await expect.poll(() => fetched.includes(piece)).toBe(true);
    await expect
      .poll(() =>
        page.evaluate(async (cache) => {
          const keys = await (await caches.open(cache)).keys();
          return keys.some((key) => key.url.endsWith('0e0e0e0e'));
        }, name),
      )
      .toBe(true);
    expect(loads).toBe(1);
    expect(fetched.filter((path) => /^\/\d{4}\//.test(path))).toEqual([piece]);
    await go(piece);
    expect(await page.locator('h1').innerText()).toBe('A headline of the next edition');
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    expect(loads).toBe(2);
    await cutLine();
    await go(piece);
    expect(await page.locator('h1').innerText()).toBe('A headline of the next edition');
  });

  test('in Persian too, and on the list of what is there', async () => {
    const { page, go } = keeper;
    await go('/fa/threads/the-hague/');
    await press('نگه‌داشتن این رشته برای خواندن بی‌اینترنت');
    await page.getByText('همه رشته، با تصویرهایش، روی این دستگاه است.').waitFor();
    await go('/fa/offline/');
    await page.getByRole('heading', { name: 'رشته‌هایی که کامل نگه داشته شده' }).waitFor();
    await page.getByRole('button', { name: /^برداشتن از این دستگاه: / }).click();
    await page.locator('[data-shelf=threads]').waitFor({ state: 'hidden' });
  });
});
