import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../tests/support/chromium.ts';
import { startCompressingServer } from './support/compressing-server.ts';

/*
 * What a reader's first search costs, in kilobytes over the line, by what they are for: each built site named is opened,
 * with an empty cache, at its search page, and a word is typed and waited for until every year has answered.
 *   node bench/search.ts --word WORD SITE [SITE …]
 * Each is compared with the first.
 */

const { values, positionals } = parseArgs({
  options: { word: { type: 'string' } },
  allowPositionals: true,
});

const toKind = (path: string): string =>
  /\.pf_(\w+)$/.exec(path)?.[1] ?? (path.includes('/pagefind/') ? 'program' : 'page');

/** Bytes as they came over the line, without headers, by kind. */
const watchBytes = (page: Page): ReadonlyMap<string, number> => {
  const bytes = new Map<string, number>();
  page.context().on('requestfinished', (request) => {
    void request.sizes().then(({ responseBodySize }) => {
      const kind = toKind(new URL(request.url()).pathname);
      bytes.set(kind, (bytes.get(kind) ?? 0) + responseBodySize);
    });
  });
  return bytes;
};

const measureSite = async (folder: string, word: string): Promise<ReadonlyMap<string, number>> => {
  const server = await startCompressingServer(folder);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const bytes = watchBytes(page);
    await page.goto(`${server.url}search/`);
    await page.locator('#q').pressSequentially(word);
    await page.locator('.results:not([aria-busy]) li').first().waitFor();
    await page.waitForLoadState('networkidle');
    return bytes;
  } finally {
    await browser.close();
    await server.close();
  }
};

if (values.word === undefined || positionals.length === 0)
  throw new Error('Usage: node bench/search.ts --word WORD SITE [SITE …]');
let first: number | undefined;
for (const folder of positionals) {
  const bytes = await measureSite(folder, values.word);
  const all = [...bytes.values()].reduce((sum, each) => sum + each, 0);
  first ??= all;
  const parts = [...bytes].map(([kind, each]) => `${kind} ${(each / 1000).toFixed(0)}`);
  console.log(
    `${folder}: ${(all / 1000).toFixed(0)} kB (${(all / first).toFixed(2)}×): ${parts.join(', ')}`,
  );
}
