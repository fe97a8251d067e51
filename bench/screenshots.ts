import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startStaticServer } from '../src/build/static-server.ts';
import { launchBrowser } from '../tests/support/chromium.ts';
import { findPageTypes, type PageType } from '../tests/support/page-types.ts';
import { withBuiltSite } from './support/built-site.ts';
import { looks, pictureName, renderContactSheet } from './support/contact-sheet.ts';
import { shootAll, shootReadme } from './support/shoot.ts';

const usage = `Takes pictures of every type of page, in each language, at three widths, light and dark, and printed.
  npm run screenshots -- [--site dist] [--out screenshots] [--only home,year-slug] [--readme]
  --site    a site that is built already, for the base path /
  --only    types of pages, by the names that the pictures have
  --readme  refreshes the README's picture instead`;

const options = {
  site: { type: 'string' },
  out: { type: 'string', default: 'screenshots' },
  only: { type: 'string' },
  readme: { type: 'boolean', default: false },
} as const;

const readOptions = () => {
  try {
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
};

/** What the demonstration says often. */
const queries: Readonly<Record<string, string>> = { en: 'corridor', fa: 'دالان' };

/** The search page has two faces. */
const withResults = (type: PageType): PageType[] => {
  const query = queries[type.language];
  if (type.name !== 'search' || query === undefined) return [type];
  const address = `${type.address}?q=${encodeURIComponent(query)}`;
  return [type, { ...type, name: 'search-results', address }];
};

const takePictures = async (values: NonNullable<ReturnType<typeof readOptions>>, site: string) => {
  const server = await startStaticServer({ folder: site, host: '127.0.0.1' });
  const browser = await launchBrowser();
  try {
    if (values.readme) return await shootReadme(browser, server.url);
    const wanted = values.only?.split(',');
    const types = (await findPageTypes(site))
      .flatMap(withResults)
      .filter(({ name }) => wanted === undefined || wanted.includes(name));
    const out = resolve(values.out);
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    await shootAll(browser, server.url, types, (type, look) => join(out, pictureName(type, look)));
    await writeFile(join(out, 'index.html'), renderContactSheet(types));
    return `${types.length * looks.length} pictures are in ${out}: open index.html there.`;
  } finally {
    await browser.close();
    await server.close();
  }
};

const values = readOptions();
if (values === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    console.log(await withBuiltSite(values.site, (site) => takePictures(values, site)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
