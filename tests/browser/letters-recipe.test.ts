import { copyFile, mkdtemp, rm, symlink } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { shortestTime } from '../../src/letters/token.ts';
import { describeInBrowser } from '../support/browser.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import {
  names,
  startDocumented,
  startTor,
  type DocumentedServer,
} from '../support/documented-server.ts';
import { hostSite, type HostedSite } from '../support/hosted-site.ts';
import { serverPrograms } from '../support/web-servers.ts';

const violation = /content security policy|refused/i;

const path = '/2022/opinion-blockade-or-protest/';

const wanted = [
  ...['_astro', 'letters', '.well-known', '2022', '2022/opinion-blockade-or-protest'],
  ...['index.html', '404.html', 'favicon.svg'],
];

describe.skipIf(serverPrograms.nginx === '')('on the nginx of the docs', () => {
  describeInBrowser('a reader', () => {
    let site: HostedSite;
    let folder: string;
    let server: DocumentedServer;
    let tor: Server;
    let browser: Browser;

    beforeAll(async () => {
      site = await hostSite(inject('siteFolder'), 'nginx', (file) =>
        wanted.some(
          (each) =>
            file === '' || file === each || file.startsWith(`${each === '2022' ? path : each}/`),
        ),
      );
      folder = await mkdtemp(join(tmpdir(), 'throughline-recipe-'));
      await symlink(site.folder, join(folder, 'current'));
      await copyFile(join(site.folder, '.host/nginx.conf'), join(folder, 'nginx.conf'));
      server = await startDocumented('nginx', folder);
      const before = await startTor(server.onion);
      tor = before.server;
      const to = ({ hostname }: URL, from: number, port: number) =>
        `MAP ${hostname}:${from} 127.0.0.1:${port}`;
      const rules = [
        to(new URL(names.origin), 443, server.tls),
        to(new URL(names.mirror), 443, server.tls),
        to(new URL(names.onion), 80, before.port),
      ];
      browser = await chromium.launch({
        executablePath: chromiumPath,
        args: [...chromiumArguments, `--host-resolver-rules=${rules.join(', ')}`],
      });
    });
    afterAll(async () => {
      await browser.close();
      tor.close();
      await server.close();
      await site.dispose();
      await rm(folder, { recursive: true, force: true });
    });

    const withPage = async (
      javaScriptEnabled: boolean,
      use: (page: Page, complaints: readonly string[]) => Promise<void>,
    ): Promise<void> => {
      const context = await browser.newContext({
        ...{ javaScriptEnabled, ignoreHTTPSErrors: true, serviceWorkers: 'block' },
        viewport: { width: 1280, height: 900 },
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      try {
        await use(page, complaints);
      } finally {
        await context.close();
      }
    };

    const fillIn = async (page: Page): Promise<void> => {
      const form = page.locator('.letter-form');
      await form.getByLabel('Name').fill('Nino Beridze');
      await form.getByLabel('E-mail').fill('nino@readers.example');
      await form.getByLabel('Letter').fill('A reader may ask for a fourth way.');
    };

    const send = (page: Page) => page.getByRole('button', { name: 'Send the letter' }).click();

    const copies = [names.origin, names.mirror, names.onion];

    test.concurrent.each(copies)('at %s sends a letter without script', async (copy) => {
      await withPage(false, async (page, complaints) => {
        await page.goto(copy + path);
        await fillIn(page);
        await send(page);
        await page.locator('article').waitFor();
        expect(page.url()).toBe(`${copy}/intake/letters`);
        // Without its style it would be as wide as the window.
        expect((await page.locator('main').boundingBox())?.width).toBeLessThan(700);
        await sleep(shortestTime + 100);
        await send(page);
        await page.waitForURL(`${copy}/letters/thanks/`);
        expect(await page.locator('h1').textContent()).toBe('Thank you for your letter');
        expect(complaints.filter((text) => violation.test(text))).toEqual([]);
      });
    });

    test.concurrent.each(copies)('at %s sends a letter with it', async (copy) => {
      await withPage(true, async (page, complaints) => {
        await page.goto(copy + path);
        await fillIn(page);
        await sleep(shortestTime + 100);
        await send(page);
        await page.waitForURL(`${copy}/letters/thanks/`);
        expect(await page.locator('h1').textContent()).toBe('Thank you for your letter');
        expect(complaints.filter((text) => violation.test(text))).toEqual([]);
      });
    });
  });
});
