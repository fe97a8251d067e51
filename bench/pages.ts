import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../tests/support/chromium.ts';
import { buildPeer, readPlainArticle } from './support/build-peer.ts';
import { withBuiltSite } from './support/built-site.ts';
import { peers } from './support/peers.ts';
import { parts, weighPage, type Weight } from './support/weigh-page.ts';

const usage = `What a browser fetches for the same article: here, and in sites that others start from.
  npm run bench:pages -- [--site dist] [--peers DIR]
  --site   this site, built already, for the base path /
  --peers  a folder with the others: ${peers.map(({ folder }) => folder).join(', ')}; the article is put into them`;

const options = { site: { type: 'string' }, peers: { type: 'string' } } as const;

const source = 'content/articles/en/2023/court-declines-to-modify.md';
const ownPage = '2023/court-declines-to-modify/';

const readOptions = () => {
  try {
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
};

const toRow = (site: string, { bytes, requests, strangers }: Weight) => ({
  site,
  ...bytes,
  total: parts.reduce((sum, part) => sum + bytes[part], 0),
  requests,
  'other hosts': strangers,
});

const weighAll = async (values: NonNullable<ReturnType<typeof readOptions>>) => {
  const browser = await launchBrowser();
  try {
    const own = await withBuiltSite(values.site, (site) => weighPage(browser, site, ownPage));
    const rows = [toRow('Throughline', own)];
    const article = await readPlainArticle(source);
    for (const peer of peers) {
      const built =
        values.peers === undefined
          ? { missing: 'no --peers folder was named' }
          : await buildPeer(peer, resolve(values.peers, peer.folder), article);
      if ('missing' in built) console.error(`${peer.name} was not measured: ${built.missing}.`);
      else rows.push(toRow(peer.name, await weighPage(browser, built.site, peer.page)));
    }
    return rows;
  } finally {
    await browser.close();
  }
};

const values = readOptions();
if (values === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    console.table(await weighAll(values));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
