import type { Browser, BrowserContext } from 'playwright-core';
import sharp from 'sharp';
import type { PageType } from '../../tests/support/page-types.ts';
import { looks, type Look } from './contact-sheet.ts';

/**
 * Takes a picture of each page in each look, into the file that `toFile` names.
 *
 * @param base The address of the site's first page.
 */
export const shootAll = async (
  browser: Browser,
  base: string,
  types: readonly PageType[],
  toFile: (type: PageType, look: Look) => string,
): Promise<void> => {
  for (const look of looks) {
    const context = await openContext(browser, look);
    // One after the other: beside another page, a long one shows its first screen over and over.
    for (const type of types) await shoot(context, base, type, toFile(type, look));
    await context.close();
  }
};

const openContext = async (browser: Browser, { width, scheme, medium }: Look) => {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 1000 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    // It would answer in the server's place, past the routes below.
    serviceWorkers: 'block',
  });
  if (medium === 'print') {
    context.on('page', (page) => void page.emulateMedia({ media: 'print' }));
  }
  return context;
};

const shoot = async (
  context: BrowserContext,
  base: string,
  { address, moves }: PageType,
  file: string,
): Promise<void> => {
  const page = await context.newPage();
  // What a reader sees whose browser waits to be told.
  if (moves) {
    await page.route(new URL(address, base).href, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<meta http-equiv="?refresh"?[^>]*>/, '');
      await route.fulfill({ response, body });
    });
  }
  const waitUntil = address.includes('?') ? 'networkidle' : 'load';
  await page.goto(new URL(address, base).href, { waitUntil });
  // Pictures further down are only fetched when they come near.
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
};

/** The article that shows most at its top: what came before, the story so far, and that it has gone on. */
const readmeArticle = '2023/court-declines-to-modify/';

/** @returns What to say. */
export const shootReadme = async (browser: Browser, base: string): Promise<string> => {
  const file = 'docs/article.png';
  const page = await browser.newPage({
    viewport: { width: 1200, height: 1000 },
    colorScheme: 'light',
  });
  await page.goto(base + readmeArticle, { waitUntil: 'networkidle' });
  // As few colours as a page has: the picture is part of the repository.
  await sharp(await page.screenshot())
    .png({ palette: true, colours: 64 })
    .toFile(file);
  return `${file} shows ${readmeArticle} as it is now.`;
};
