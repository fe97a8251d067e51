import puppeteer from 'puppeteer-core';
import type { Driver } from './tab.ts';

/** Firefox, driven by WebDriver BiDi. */
export const startFirefox = async (executablePath: string): Promise<Driver> => {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  return {
    name: await browser.version(),
    open: async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: 360, height: 740 });
      return {
        go: async (address) => {
          await page.goto(address);
        },
        ask: async <T>(expression: string) => (await page.evaluate(expression)) as T,
        click: (selector) => page.locator(selector).click(),
        type: (text) => page.keyboard.type(text),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
};
