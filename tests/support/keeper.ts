import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';
import { launchBrowser } from './chromium.ts';

/** Somebody on a phone whose line can be cut: the server is stopped, and started again at the same address. */
export interface Keeper {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The site's address. */
  readonly url: string;
  readonly go: (path: string) => Promise<unknown>;
  readonly cutLine: () => Promise<void>;
  readonly mendLine: (folder?: string) => Promise<void>;
  /** Goes to a page, and waits until it and `files` more of what it needs are kept. */
  readonly visit: (path: string) => Promise<void>;
  /** The names of the site's caches, with how much is in each. */
  readonly countKept: () => Promise<Record<string, number>>;
}

const openPhone = async (
  browser: Browser,
  folder: string,
  base: string,
): Promise<Keeper & { close: () => Promise<void> }> => {
  const serve = (port: number, from: string): Promise<StaticServer> =>
    startStaticServer({ folder: from, base, host: '127.0.0.1', port });
  let server: StaticServer | undefined = await serve(0, folder);
  const { url } = server;
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const go = (path: string) => page.goto(new URL(path.slice(1), url).href);
  const cutLine = async (): Promise<void> => {
    await server?.close();
    server = undefined;
  };
  return {
    ...{ browser, context, page, url, go, cutLine },
    mendLine: async (from = folder) => {
      await cutLine();
      server = await serve(Number(new URL(url).port), from);
    },
    visit: async (path) => {
      await go(path);
      await expect.poll(() => page.evaluate(isPageKept)).toBe(true);
    },
    countKept: () => page.evaluate(countCaches),
    close: async () => {
      await context.close();
      await cutLine();
    },
  };
};

/** Runs in the page: whether it lies in the cache of visited pages, and its scripts and pictures in theirs. */
const isPageKept = async (): Promise<boolean> => {
  const names = (await caches.keys()).filter((name) => /:(?:pages|scripts|pictures)$/.test(name));
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const kept = new Set(found.flat().map(({ url }) => url));
  const needed = [
    location.href.replace(/[?#].*/, ''),
    ...[...document.querySelectorAll('script[src]')].map((each) => (each as HTMLScriptElement).src),
    ...[...document.images].map(({ currentSrc, src }) => currentSrc || src),
  ];
  return needed.every((url) => kept.has(url));
};

/** Runs in the page. */
const countCaches = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const name of await caches.keys()) {
    // Opening one that has just been let go of would make it anew.
    if (await caches.has(name)) counts[name] = (await (await caches.open(name)).keys()).length;
  }
  return counts;
};

/** Opens the built site, or another folder, anew before each test of the suite that calls this. */
export const withKeeper = (
  use: (keeper: Keeper) => void,
  { folder, base = '/' }: { folder?: () => string; base?: string } = {},
): void => {
  let browser: Browser;
  let phone: Awaited<ReturnType<typeof openPhone>>;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    phone = await openPhone(browser, folder?.() ?? inject('siteFolder'), base);
    use(phone);
  });
  afterEach(() => phone.close());
};

/** Whether every picture of the page has come, those included that nobody has scrolled to. */
export const arePicturesThere = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    for (const image of document.images) {
      image.loading = 'eager';
      await image.decode().catch(() => undefined);
    }
    return [...document.images].every(({ naturalWidth }) => naturalWidth > 0);
  });
