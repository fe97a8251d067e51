import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';
import { launchBrowser } from './chromium.ts';

/** Somebody with a phone on the built site: a new one for each test. */
export interface Reader {
  readonly server: StaticServer;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser's console has complained of so far. */
  readonly complaints: readonly string[];
  /** The addresses that were asked for so far. */
  readonly requests: readonly string[];
  readonly go: (path: string) => Promise<Response | null>;
}

/** What Chromium says where it has shown a page, on a busy machine, before it could have faded in. */
const notFaded = 'Transition was aborted because of invalid state. Page already revealed';

const openPhone = async (server: StaticServer, browser: Browser) => {
  // What is kept for later would answer in the server's place: tests of that have a reader of their own (keeper.ts).
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    serviceWorkers: 'block',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(server.url).origin,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    const blocked = message.text().includes('registration blocked by Playwright');
    if (['error', 'warning'].includes(message.type()) && !blocked) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => {
    if (message !== notFaded) complaints.push(message);
  });
  page.on('request', (request) => requests.push(request.url()));
  const go = (path: string) => page.goto(new URL(path.slice(1), server.url).href);
  return { server, browser, context, page, complaints, requests, go };
};

/**
 * Serves the built site and opens it anew before each test of the suite that calls this; after each, nothing may
 * have been asked of another host. `use` is handed the reader.
 */
export const withReader = (use: (reader: Reader) => void): void => {
  let server: StaticServer;
  let browser: Browser;
  let phone: Awaited<ReturnType<typeof openPhone>>;

  beforeAll(async () => {
    server = await startStaticServer({
      folder: inject('siteFolder'),
      base: '/',
      host: '127.0.0.1',
    });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  beforeEach(async () => {
    phone = await openPhone(server, browser);
    use(phone);
  });

  afterEach(async () => {
    expect(phone.requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    await phone.context.close();
  });
};
