import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close } from 'pagefind';
import { afterAll, expect, test } from 'vitest';
import type { Pagefind } from '../../src/client/pagefind.ts';
import { findBest, findNewest } from '../../src/client/search-find.ts';
import { toState } from '../../src/client/search-state.ts';
import type { SearchDocument } from '../../src/output/search-document.ts';
import { writeTree } from '../support/content.ts';
import { makeIndex, runPagefind, writeIndex } from '../support/search-index.ts';
import { withServer } from '../support/serve.ts';

afterAll(() => close());

const years = ['2023', '2022', '2021'];

const toDocument = (year: string, i: number): SearchDocument => ({
  url: `/${year}/${String(i)}/`,
  published: `${year}-01-${String(10 + (i % 20))}T${String(1 + Math.floor(i / 20)).padStart(2, '0')}:00:00.000Z`,
  html: `<h2 id="a">Piece ${String(i)}</h2><p>${'corridor '.repeat(1 + ((i * 7) % 5))}${'the court '.repeat(i % 4)}${'other words '.repeat((i * 5) % 11)}in ${year}</p>`,
  meta: {},
  filters: { year: [year], tag: [`tag ${String(i % 3)}`] },
});

const documents = years.map((year) => Array.from({ length: 30 }, (_, i) => toDocument(year, i)));

interface PagefindModule {
  readonly createInstance: (options: {
    basePath: string;
    language: string;
  }) => Promise<Pagefind & { mergeIndex: (path: string, options: object) => Promise<void> }>;
}

test('shards by year answer as one index does: the same pieces, and by date in the same order', async () => {
  const root = await writeTree({});
  // The one is Pagefind's own.
  await writeIndex(await runPagefind(documents.flat()), join(root, 'one'));
  for (const [i, year] of years.entries())
    await writeIndex(await makeIndex(documents[i] ?? []), join(root, year));
  const { createInstance } = (await import(
    pathToFileURL(join(root, 'one/pagefind.js')).href
  )) as PagefindModule;
  await withServer(root, async ({ url }) => {
    const open = (folder: string) =>
      createInstance({ basePath: `${url}${folder}/`, language: 'en' });
    const one = await open('one');
    // Two that start at once would each take the other's memory for their own.
    await one.filters();
    const shards = await open('2023');
    for (const year of ['2022', '2021'])
      await shards.mergeIndex(`${url}${year}/`, { language: 'en' });
    const urlsOf = async ({ results }: Awaited<ReturnType<typeof findBest>>) =>
      Promise.all(results.map(async (result) => (await result.data()).url));
    for (const asked of [
      { q: 'corridor' },
      { q: 'court' },
      { q: 'the court corridor' },
      { q: 'corridor', tag: 'tag 1' },
      { q: 'court', year: '2022' },
      { q: 'absent' },
      { tag: 'tag 2' },
    ] as readonly Record<string, string>[]) {
      const state = toState((name) => asked[name] ?? null);
      const best = await urlsOf(await findBest(one, state, 'en'));
      expect((await urlsOf(await findBest(shards, state, 'en'))).sort()).toEqual(best.toSorted());
      const byDate = { filters: state.filters, sort: { date: 'desc' } };
      const newest = await urlsOf(await one.search(asked['q'] ?? null, byDate));
      expect(await urlsOf(await findNewest(shards, state, 'en'))).toEqual(newest);
    }
  });
}, 60_000);
