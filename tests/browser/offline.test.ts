import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { arePicturesThere, withKeeper, type Keeper } from '../support/keeper.ts';

const piece = '/2023/khojaly-second-meeting/';

/** A site that has nothing any more. */
const makeEmptySite = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-empty-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

describeInBrowser('reading without a line', () => {
  let keeper: Keeper;
  withKeeper((opened) => (keeper = opened));

  test('a visited piece stays readable, with its picture and its scripts, even the first one', async () => {
    const { page, visit, go, cutLine } = keeper;
    await visit(piece);
    await cutLine();
    await go(piece);
    expect(await page.locator('h1').innerText()).toBe(
      'In Khojaly, a second meeting with a short agenda',
    );
    expect(await arePicturesThere(page)).toBe(true);
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
  });

  test('a page that was not visited leads to what is there, in its language', async () => {
    const { page, visit, go, cutLine } = keeper;
    await visit(piece);
    await cutLine();
    await go('/2023/eight-days-in-stepanakert/');
    await page.getByText('There is no connection, and this page is not among those').waitFor();
    const link = page.getByRole('link', {
      name: 'In Khojaly, a second meeting with a short agenda',
    });
    await link.click();
    await page.waitForURL(`**${piece}`);
    expect(await arePicturesThere(page)).toBe(true);
    await go('/fa/2023/not-visited/');
    await page.getByRole('heading', { level: 1, name: 'روی این دستگاه' }).waitFor();
    await page.getByText('خط قطع است و این صفحه در میان').waitFor();
  });

  test('the list of what is there can be opened by itself, and does not speak of a missing page', async () => {
    const { page, visit, go } = keeper;
    await visit(piece);
    await visit('/threads/talks/');
    await go('/offline/');
    await page
      .getByRole('link', { name: 'In Khojaly, a second meeting with a short agenda' })
      .waitFor();
    await page.getByRole('heading', { name: 'Other pages' }).waitFor();
    expect(await page.locator('.not-here').innerText()).toBe('');
  });

  test('the scripts in a page’s head and the line’s own address do not matter: a search is no other page', async () => {
    const { page, visit, go, cutLine } = keeper;
    await visit('/search/');
    await cutLine();
    await go('/search/?q=corridor');
    await page.getByText('The search could not be loaded.').waitFor();
  });

  test('what is fetched ahead is no visit', async () => {
    const { page, visit, countKept } = keeper;
    await visit(piece);
    const before = await countKept();
    await page.evaluate(() => fetch('/2023/eight-days-in-stepanakert/').then((r) => r.text()));
    expect(await countKept()).toEqual(before);
  });

  test('a piece that was withdrawn is not read on from a copy', async () => {
    const { page, visit, go, cutLine, mendLine } = keeper;
    await visit(piece);
    await mendLine(await makeEmptySite());
    await go(piece);
    expect(await page.locator('body').innerText()).toContain('Not found');
    await cutLine();
    await go(piece);
    await page.getByText('There is no connection, and this page is not among those').waitFor();
  });

  test('a strict policy with Trusted Types lets the worker in', async () => {
    const { page, context, visit, go, cutLine } = keeper;
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await context.route(`**${piece}`, async (route) => {
      const response = await route.fetch({ maxRetries: 3 });
      const policy =
        "require-trusted-types-for 'script'; trusted-types throughline-worker; worker-src 'self'; connect-src 'self'";
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': policy },
      });
    });
    await visit(piece);
    await context.unroute(`**${piece}`);
    await page.getByRole('button', { name: 'Save for later' }).click();
    await page.getByRole('link', { name: 'On your reading list' }).waitFor();
    expect(complaints).toEqual([]);
    await cutLine();
    await go(piece);
    await page.getByRole('button', { name: 'Save for later' }).waitFor();
  });

  test('where the line costs money nothing is fetched that was not read', async () => {
    const { page, go, countKept } = keeper;
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await go(piece);
    await expect.poll(async () => (await countKept())['throughline:/:pages']).toBe(1);
    expect(fetched.filter((path) => /^\/\d{4}\//.test(path))).toEqual([piece]);
  });
});
