import { expect, vi } from 'vitest';
import type { StaticServer } from '../../src/build/static-server.ts';
import type { Tab } from './drivers/tab.ts';

/** What a reader does, in any browser. */
export interface Path {
  readonly name: string;
  readonly walk: (tab: Tab, server: StaticServer) => Promise<void>;
}

/** Waits until a JavaScript expression in the page comes true. Between two pages there is nothing to ask: that is no failure yet. */
const until = (tab: Tab, expression: string): Promise<void> =>
  vi.waitFor(
    async () => {
      expect(await tab.ask(expression), expression).toBeTruthy();
    },
    { timeout: 20_000, interval: 100 },
  );

const textOf = (tab: Tab, selector: string): Promise<string> =>
  tab.ask(`document.querySelector(${JSON.stringify(selector)}).textContent.trim()`);

/** Waits until a page with this headline is there. */
const untilHeaded = (tab: Tab, headline: string): Promise<void> =>
  until(
    tab,
    `document.querySelector('main h1')?.textContent.trim() === ${JSON.stringify(headline)}`,
  );

const isWithinWidth =
  'document.documentElement.scrollWidth <= document.documentElement.clientWidth';

const article = '2023/khojaly-second-meeting/';

const read: Path = {
  name: 'read: an article is whole, and no wider than the screen',
  walk: async (tab, server) => {
    await tab.go(server.url);
    const title = await textOf(tab, 'main h2 a, main h1 a');
    await tab.click('main h2 a, main h1 a');
    await untilHeaded(tab, title);
    expect(await tab.ask(isWithinWidth)).toBe(true);
    expect(await tab.ask(`[...document.images].every((image) => image.alt !== '')`)).toBe(true);
    expect(await tab.ask(`getComputedStyle(document.documentElement).backgroundColor`)).not.toBe(
      'rgba(0, 0, 0, 0)',
    );
  },
};

const readMore: Path = {
  name: 'read more: back to the earlier piece, and from there to what was written later',
  walk: async (tab, server) => {
    await tab.go(server.url + article);
    const title = await textOf(tab, 'main h1');
    const earlier = await textOf(tab, '.read-more a');
    await tab.click('.read-more a');
    await untilHeaded(tab, earlier);
    await tab.click(`.later a[href="/${article}"]`);
    await untilHeaded(tab, title);
  },
};

const search: Path = {
  name: 'search: from any page by its key, with results while one types',
  walk: async (tab, server) => {
    await tab.go(server.url + article);
    await tab.type('/');
    await until(tab, `location.pathname === '/search/' && document.activeElement?.id === 'q'`);
    await tab.type('checkpoint');
    await until(tab, `document.querySelectorAll('.results mark').length > 0`);
    await until(tab, `location.search === '?q=checkpoint'`);
    const title = await textOf(tab, '.results h2 a');
    await tab.click('.results h2 a');
    await untilHeaded(tab, title);
  },
};

const theme: Path = {
  name: 'theme: dark by choice, and on the next page too',
  walk: async (tab, server) => {
    const paper = 'getComputedStyle(document.documentElement).backgroundColor';
    await tab.go(server.url + article);
    await tab.click('.theme input[value=light]');
    const light = await tab.ask(paper);
    await tab.click('.theme input[value=dark]');
    const dark = await tab.ask(paper);
    expect(dark).not.toBe(light);
    await tab.go(server.url);
    expect(await tab.ask(paper)).toBe(dark);
    await tab.click('.theme input[value=auto]');
    expect(await tab.ask('localStorage.length')).toBe(0);
  },
};

const rightToLeft: Path = {
  name: 'right to left: Persian runs from the right, and so does the line',
  walk: async (tab, server) => {
    await tab.go(`${server.url}fa/`);
    await tab.click('main h2 a, main h1 a');
    await until(tab, `/^\\/fa\\/\\d{4}\\//.test(location.pathname)`);
    const sides = await tab.ask<{ start: number; end: number; shift: string }>(`(() => {
      const { left, right } = document.querySelector('main h1').getBoundingClientRect();
      return { start: innerWidth - right, end: left, shift: getComputedStyle(document.body).direction };
    })()`);
    expect(sides.shift).toBe('rtl');
    // The line takes its room at the side where lines of text begin.
    expect(sides.start).toBeGreaterThan(sides.end);
    expect(await tab.ask(isWithinWidth)).toBe(true);
  },
};

const offline: Path = {
  name: 'offline: an article that was read stays readable without a connection',
  walk: async (tab, server) => {
    await tab.go(server.url + article);
    const title = await textOf(tab, 'main h1');
    const hasWorkers = await tab.ask<boolean>(`'serviceWorker' in navigator`);
    // Where a browser has none, or keeps them from us, the page has been read all the same.
    if (!hasWorkers) return;
    await until(
      tab,
      `navigator.serviceWorker.getRegistration().then((found) => found?.active?.state === 'activated')`,
    );
    await tab.go(server.url + article);
    await until(tab, `navigator.serviceWorker.controller !== null`);
    // A page is kept once the browser has nothing better to do.
    await until(tab, `caches.match(location.pathname, { ignoreVary: true }).then(Boolean)`);
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
    await tab.go(server.url + article);
    expect(await textOf(tab, 'main h1')).toBe(title);
    expect(await tab.ask(isWithinWidth)).toBe(true);
  },
};

export const paths: readonly Path[] = [read, readMore, search, theme, rightToLeft, offline];
