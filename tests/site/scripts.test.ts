import { brotliCompressSync } from 'node:zlib';
import { posix } from 'node:path';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { findSiteFiles, readSiteFile } from '../support/site.ts';

/** All that an article's page may run, as a host sends it. */
const mostBytes = 6 * 1024;

const articles = async () =>
  (await findSiteFiles('.html')).filter((file) =>
    /^(?:fa\/)?\d{4}\/[^/]+\/index\.html$/.test(file),
  );

/** A script's file and those that it imports, each once. */
const follow = async (file: string, seen: Set<string>): Promise<void> => {
  if (seen.has(file)) return;
  seen.add(file);
  const text = await readSiteFile(file);
  for (const [, path = ''] of text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+\.js)["']/g))
    await follow(posix.join(posix.dirname(file), path), seen);
};

test('the scripts of an article’s page weigh 6 KB together, and none of them blocks', async () => {
  const files = await articles();
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const $ = load(await readSiteFile(file));
    const scripts = $('script:not([type="application/ld+json"])').toArray();
    const inFiles = new Set<string>();
    for (const script of scripts) {
      const source = $(script).attr('src');
      if (source === undefined) continue;
      expect([file, $(script).attr('type')]).toEqual([file, 'module']);
      await follow(source.slice(1), inFiles);
    }
    const texts = [
      ...scripts.map((script) => $(script).text()).filter((text) => text !== ''),
      ...(await Promise.all([...inFiles].map(readSiteFile))),
    ];
    expect(texts.length).toBeGreaterThan(4);
    const bytes = texts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
    expect([file, bytes <= mostBytes || bytes]).toEqual([file, true]);
  }
});
