import type { Browser } from 'playwright-core';
import { startCompressingServer } from './compressing-server.ts';

export const parts = ['html', 'css', 'js', 'fonts', 'pictures', 'other'] as const;
export type Part = (typeof parts)[number];

/** What a browser fetched for one page, brotli where that helps, in bytes without headers. */
export interface Weight {
  readonly bytes: Readonly<Record<Part, number>>;
  readonly requests: number;
  /** Addresses on other hosts that it asked for; nothing of them is in the bytes. */
  readonly strangers: number;
}

const partOf: Readonly<Record<string, Part>> = {
  document: 'html',
  stylesheet: 'css',
  script: 'js',
  font: 'fonts',
  image: 'pictures',
};

/** Opens a page of a built site on a phone with an empty cache, and reads it to its end. */
export const weighPage = async (browser: Browser, site: string, path: string): Promise<Weight> => {
  const server = await startCompressingServer(site);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    const bytes = { html: 0, css: 0, js: 0, fonts: 0, pictures: 0, other: 0 };
    let requests = 0;
    let strangers = 0;
    const weighing: Promise<void>[] = [];
    await page.route(
      (url) => !url.href.startsWith(server.url),
      async (route) => {
        strangers += 1;
        await route.abort();
      },
    );
    page.on('requestfinished', (request) => {
      if (!request.url().startsWith(server.url)) return;
      requests += 1;
      const add = async (): Promise<void> => {
        const { responseBodySize } = await request.sizes();
        bytes[partOf[request.resourceType()] ?? 'other'] += responseBodySize;
      };
      weighing.push(add());
    });
    const response = await page.goto(server.url + path, { waitUntil: 'networkidle' });
    if (response?.ok() !== true) throw new Error(`there is no page at ${path}`);
    await page.evaluate(() => {
      scrollTo(0, document.body.scrollHeight);
    });
    await page.waitForLoadState('networkidle');
    await Promise.all(weighing);
    return { bytes, requests, strangers };
  } finally {
    await context.close();
    await server.close();
  }
};
