import { parseArgs } from 'node:util';
import { listFiles } from '../src/build/edition-files.ts';
import { startStaticServer } from '../src/build/static-server.ts';
import { settings } from '../src/config.ts';
import { homeUrl } from '../src/records/urls.ts';
import { withBuiltSite } from './support/built-site.ts';
import { checkFeeds } from './support/audit/check-feeds.ts';
import { checkHtml } from './support/audit/check-html.ts';
import { checkJsonLd } from './support/audit/check-json-ld.ts';
import { checkLinks } from './support/audit/check-links.ts';
import { checkSitemaps } from './support/audit/check-sitemaps.ts';
import { readFeeds } from './support/audit/read-feeds.ts';
import { ensureJudges, type Verdict } from './support/audit/tools.ts';

const usage = `Every page, feed, sitemap and link before judges that are not ours; ends with a table.
  npm run audit -- [--site dist]
  --site  a site that is built already, for the base path /`;

/** How many faults of one judge are told; all are counted. */
const mostTold = 20;

const readOptions = () => {
  try {
    return parseArgs({ options: { site: { type: 'string' } } }).values;
  } catch {
    return undefined;
  }
};

const judgeSite = async (site: string): Promise<Verdict[]> => {
  await ensureJudges((line) => console.error(line));
  const files = listFiles(site).sort();
  const pages = files.filter((file) => file.endsWith('.html'));
  const sitemaps = files.filter((file) => /sitemap[^/]*\.xml$/.test(file));
  const feeds = files.filter((file) => /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/.test(file));
  const xmlFeeds = feeds.filter((file) => file.endsWith('.xml'));
  const server = await startStaticServer({ folder: site, host: '127.0.0.1' });
  try {
    const verdicts: Verdict[] = [];
    const asks = [
      () => checkHtml(site, pages),
      () => checkJsonLd(site, pages),
      () => checkSitemaps(site, sitemaps),
      () => checkFeeds(site, feeds),
      () => readFeeds(site, server.url, xmlFeeds),
      () => checkLinks(server.url, settings.languages.map(homeUrl)),
    ];
    for (const ask of asks) verdicts.push(await ask());
    return verdicts;
  } finally {
    await server.close();
  }
};

const toRow = (cells: readonly string[], widths: readonly number[]): string =>
  `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;

const toTable = (verdicts: readonly Verdict[]): string => {
  const rows = [
    ['judge', 'looked at', 'faults'],
    ...verdicts.map(({ judge, looked, faults }) => [judge, looked, String(faults.length)]),
  ];
  const widths = [0, 1, 2].map((i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const [head = [], ...rest] = rows;
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rest].map((row) => toRow(row, widths)).join('\n');
};

const options = readOptions();
if (!options) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    const verdicts = await withBuiltSite(options.site, judgeSite);
    for (const { judge, faults } of verdicts)
      for (const fault of faults.slice(0, mostTold)) console.error(`${judge}: ${fault}`);
    console.log(toTable(verdicts));
    process.exitCode = verdicts.every(({ faults }) => faults.length === 0) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
