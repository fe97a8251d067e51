import { afterAll, afterEach, beforeAll, beforeEach, describe, inject, test } from 'vitest';
import { browsers, findBrowser } from '../../src/cli/bootstrap/ensure-browser.mjs';
import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';
import { startFirefox } from './drivers/firefox.ts';
import type { Driver, Tab } from './drivers/tab.ts';
import { startWebKit } from './drivers/webkit.ts';
import { paths } from './paths.ts';

const drivers = [
  ['Firefox', browsers.firefox, startFirefox],
  ['WebKit', browsers.webkit, startWebKit],
] as const;

for (const [name, browser, start] of drivers) {
  const program =
    process.env[browser.passedAs] ?? findBrowser(process.env, undefined, browser) ?? '';

  describe.skipIf(program === '')(name, () => {
    let driver: Driver;
    let server: StaticServer;
    let tab: Tab;
    beforeAll(async () => {
      driver = await start(program);
    });
    afterAll(() => driver.close());
    // A server of its own for each path is a site of its own to the browser: nothing is kept from the one before.
    beforeEach(async () => {
      server = await startStaticServer({ folder: inject('siteFolder'), host: '127.0.0.1' });
      tab = await driver.open();
    });
    afterEach(async () => {
      await tab.close();
      await server.close();
    });

    test.for(paths)('$name', ({ walk }) => walk(tab, server));
  });
}
