import { readFile, rm, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, skipped, type Verdict } from './tools.ts';

const name = 'newsboat';

const countEntries = (text: string): number => text.match(/<(?:item|entry)[\s>]/g)?.length ?? 0;

/** A client that people use subscribes to every feed in XML, and has to find every piece. */
export const readFeeds = async (
  site: string,
  address: string,
  feeds: readonly string[],
): Promise<Verdict> => {
  const newsboat = process.env['THROUGHLINE_NEWSBOAT'] ?? 'newsboat';
  if (newsboat === '') return skipped(name, 'it is not here');
  const folder = await mkdtemp(join(tmpdir(), 'throughline-newsboat-'));
  try {
    const faults: string[] = [];
    let pieces = 0;
    for (const feed of feeds) {
      const expected = countEntries(await readFile(join(site, feed), 'utf8'));
      const [urls, cache, log] = ['urls', 'cache.db', 'log'].map((file) => join(folder, file));
      const url = new URL(feed.split('/').map(encodeURIComponent).join('/'), address).href;
      await writeFile(urls ?? '', `${url}\n`);
      await writeFile(join(folder, 'config'), '');
      const args = [
        '-u',
        urls ?? '',
        '-c',
        cache ?? '',
        '-C',
        join(folder, 'config'),
        '-l',
        '2',
        '-d',
        log ?? '',
      ];
      await run(newsboat, [...args, '-x', 'reload']);
      const { stdout } = await run(newsboat, [...args, '-x', 'print-unread']);
      const found = Number(/^\d+/.exec(stdout.trim())?.[0] ?? -1);
      pieces += Math.max(found, 0);
      if (found !== expected) {
        const said = await readFile(log ?? '', 'utf8').catch(() => '');
        faults.push(
          `${feed}: it finds ${found} of ${expected} pieces ${said.split('\n')[0] ?? ''}`,
        );
      }
      await rm(cache ?? '', { force: true });
      await rm(log ?? '', { force: true });
    }
    return { judge: name, looked: `${feeds.length} feeds, ${pieces} pieces`, faults };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
