import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';
import { runLetters } from '../../src/cli/run-letters.ts';
import { settings } from '../../src/config.ts';
import { toNodeIntake } from '../../src/letters/node-intake.ts';
import { toNodeListener } from '../../src/letters/node-listener.ts';
import { describeInBrowser } from '../support/browser.ts';
import { launchBrowser } from '../support/chromium.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

const english = '2023/khojaly-second-meeting/';
const persian = 'fa/2023/دیدار-دوم-خوجالی/';

const senders = ['grace@readers.example', 'navid@readers.example', 'reply@readers.example'];

const letter = 'The second meeting was shorter than the first, and *nobody* says why.';
const persianLetter =
  'دیدار دوم از دیدار نخست کوتاه‌تر بود و هیچ‌کس نمی‌گوید چرا.\n\nاین را هم بپرسید.';
const reply = 'Somebody does: the record of the day has it, on its second page.';

describeInBrowser('a letter, from the form to the page', () => {
  let copy: ProjectCopy;
  let server: StaticServer;
  let browser: Browser;
  let environment: NodeJS.ProcessEnv;
  const complaints: string[] = [];

  /** Now, and not the demonstration's own: letters come today. */
  const build = () => copy.build({ SOURCE_DATE_EPOCH: String(Math.ceil(Date.now() / 1000)) });

  const moderate = async (...args: string[]) => {
    const ended = await runLetters(args, copy.folder, environment);
    expect(ended).toMatchObject({ code: 0, error: '' });
    return ended.out;
  };

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
    const page = await context.newPage();
    page.on('console', (message) => {
      // The browser's own line about being asked for patience.
      if (message.text().includes('status of 422')) return;
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) complaints.push(request.url());
    });
    await page.goto(new URL(path, server.url).href);
    return page;
  };

  const fill = async (page: Page, name: string, email: string, text: string) => {
    await page.fill('form [name=name]', name);
    await page.fill('form [name=email]', email);
    await page.fill('form [name=letter]', text);
  };

  /** Nobody writes so fast as a test: it is asked for patience, and presses again until it is thanked. */
  const pressUntilThanked = (page: Page, button: string) =>
    vi.waitFor(
      async () => {
        await page.click(button, { timeout: 1000 });
        await page.waitForURL('**/letters/thanks/', { timeout: 1000 });
      },
      { timeout: 20_000, interval: 100 },
    );

  const waiting = async () =>
    JSON.parse(await moderate('list', '--json')) as { id: string; name: string; text: string }[];

  beforeAll(async () => {
    copy = await copyProject('throughline-letters-');
    const inbox = join(copy.folder, 'letters-inbox');
    environment = { THROUGHLINE_INBOX: inbox, THROUGHLINE_IDENTITY: join(copy.folder, 'identity') };
    await build();
    const site = join(copy.folder, 'dist');
    const made = await toNodeIntake({
      ...{ environment, settings, site, base: '/', root: copy.folder, makesKeys: true },
    });
    if ('fault' in made) throw new Error(made.fault);
    server = await startStaticServer({
      folder: site,
      host: '127.0.0.1',
      service: { path: made.path, answer: toNodeListener(made.intake) },
    });
    browser = await launchBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
    await copy.dispose();
  });

  beforeEach(() => {
    complaints.length = 0;
  });

  it(
    'is filled in, thanked for, seen to wait, approved and read: with script and without',
    { timeout: 480_000 },
    async () => {
      const withScript = await open(english);
      await fill(withScript, 'Grace', senders[0] ?? '', letter);
      await pressUntilThanked(
        withScript,
        '.letter-form button[type=submit], .letter-form button.send',
      );
      expect(await withScript.textContent('h1')).toBe('Thank you for your letter');

      const without = await open(persian, { javaScriptEnabled: false });
      await fill(without, 'نوید', senders[1] ?? '', persianLetter);
      await without.click('.letter-form button.send');
      expect(await without.getAttribute('html', 'dir')).toBe('rtl');
      expect(await without.textContent('article')).toContain('این را هم بپرسید.');
      await pressUntilThanked(without, 'form button');
      expect(await without.textContent('h1')).toBe('از نامه‌تان سپاسگزاریم');

      const letters = await waiting();
      expect(letters.map(({ name, text }) => [name, text])).toEqual([
        ['Grace', letter],
        ['نوید', persianLetter],
      ]);
      for (const { id } of letters) await moderate('approve', id);
      await build();

      const [first, second] = letters;
      const article = await open(english);
      expect(await article.textContent(`#letter-${first?.id ?? ''}`)).toContain(
        'shorter than the first',
      );
      // A letter is plain text: its signs stand as they were typed.
      expect(await article.textContent(`#letter-${first?.id ?? ''}`)).toContain('*nobody*');
      expect(await article.locator(`#letter-${first?.id ?? ''} .text em`).count()).toBe(0);
      const persianArticle = await open(persian);
      const text = persianArticle.locator(`#letter-${second?.id ?? ''} .text`);
      expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
      const feeds = ['letters/rss.xml', `${english}letters/rss.xml`];
      for (const feed of feeds) {
        const xml = await (await fetch(new URL(feed, server.url))).text();
        expect(xml).toContain('shorter than the first');
      }

      await article.click(`[data-reply="${first?.id ?? ''}"]`);
      await fill(article, 'Ada', senders[2] ?? '', reply);
      await pressUntilThanked(
        article,
        '.letter-form button[type=submit], .letter-form button.send',
      );
      const [answer] = await waiting();
      await moderate('approve', answer?.id ?? '');
      const edition = await build();
      const again = await open(english);
      const nested = again.locator(`.strand:has(#letter-${first?.id ?? ''}) .below`);
      expect(await nested.textContent()).toContain(reply.slice(0, 20));

      expectNoAddress(Object.keys(edition));
      await moderate('remove', first?.id ?? '');
      const without2 = await build();
      const pages = await Promise.all(
        Object.keys(without2).map((file) => readFile(join(copy.folder, 'dist', file), 'utf8')),
      );
      expect(pages.filter((page) => page.includes('shorter than the first'))).toEqual([]);
      expect(pages.filter((page) => page.includes(first?.id ?? '-'))).toEqual([]);
      expect(await (await open(english)).textContent(`#letter-${answer?.id ?? ''}`)).toContain(
        'Somebody does',
      );
      expect(complaints).toEqual([]);
    },
  );

  /** Neither the site nor the repository nor the inbox holds an address that anybody typed. */
  const expectNoAddress = (edition: readonly string[]) => {
    const places = ['dist', 'content', 'letters-inbox', 'letters-keys', '.cache', 'src'];
    const found = senders.map(
      (sender) =>
        spawnSync('grep', ['-rlF', sender, ...places], { cwd: copy.folder, encoding: 'utf8' })
          .stdout,
    );
    expect(edition.length).toBeGreaterThan(100);
    expect(found).toEqual(['', '', '']);
  };
});
