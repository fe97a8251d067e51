import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close } from 'pagefind';
import { afterAll, describe, expect, test } from 'vitest';
import { writeCorpus } from '../../bench/corpus.ts';
import { openProgram, openYears, type Pagefind, type Program } from '../../src/client/pagefind.ts';
import { findPieces, type Pieces } from '../../src/client/search-find.ts';
import { toState } from '../../src/client/search-state.ts';
import { toSearchQuery } from '../../src/i18n/search-text.ts';
import type { SearchDocument } from '../../src/output/search-document.ts';
import { writeTree } from '../support/content.ts';
import {
  makeIndex,
  openNewDictionary,
  readDocuments,
  runPagefind,
  writeIndex,
} from '../support/search-index.ts';
import { withServer } from '../support/serve.ts';

afterAll(() => close());

/** What a search form holds, by field. */
type Asked = Readonly<Record<string, string>>;

/** Addresses of the pieces that were found, in order, how they were rated, and how many each value of a filter has. */
interface Told {
  readonly urls: readonly string[];
  readonly scores: readonly number[];
  readonly filters: Pieces['filters'];
  readonly beginnings: readonly string[];
}

type Ask = (asked: Asked) => Promise<Told>;

interface OwnResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<{ url: string }>;
}

/** As much of Pagefind's own module as is asked. */
interface Own {
  readonly createInstance: (options: object) => {
    readonly filters: () => Promise<unknown>;
    readonly search: (
      query: string | null,
      options: object,
    ) => Promise<{
      readonly results: readonly OwnResult[];
      readonly filters: Pieces['filters'];
    }>;
  };
}

const load = async (folder: string): Promise<unknown> =>
  import(pathToFileURL(join(folder, 'pagefind.js')).href);

/** The addresses of results, each looked up once. */
const openUrls = () => {
  const known = new Map<string, string>();
  return async (results: readonly Omit<OwnResult, 'score'>[]): Promise<string[]> => {
    const urls: string[] = [];
    for (const result of results) {
      const url = known.get(result.id) ?? (await result.data()).url;
      known.set(result.id, url);
      urls.push(url);
    }
    return urls;
  };
};

const openOurs = (pagefind: Pagefind, tag: string): Ask => {
  const toUrls = openUrls();
  return async (asked) => {
    const state = toState((key) => asked[key] ?? null);
    const { results, filters, beginnings } = await findPieces(pagefind, state, tag);
    return {
      ...{ urls: await toUrls(results), scores: results.map(({ score }) => score), filters },
      beginnings: beginnings.map(({ word, beginning }) => `${word}: ${beginning}`),
    };
  };
};

/** Pagefind's own program with its own index, whose words are all in one file. */
const openOwn = async (program: Own, url: string, tag: string): Promise<Ask> => {
  const own = program.createInstance({ basePath: `${url}one/` });
  await own.filters();
  const toUrls = openUrls();
  return async ({ q, sort, ...filters }) => {
    const query = q === undefined ? null : toSearchQuery(q, tag);
    const options = { filters, ...(sort === undefined && q !== undefined ? {} : newestFirst) };
    const { results, filters: counts } = await own.search(query, options);
    return {
      ...{ urls: await toUrls(results), scores: results.map(({ score }) => score) },
      ...{ filters: counts, beginnings: [] },
    };
  };
};

const newestFirst = { sort: { date: 'desc' } };

/** Searches documents by years, as the search page does, and in one index of Pagefind's own over all. */
const withBoth = async (
  documents: readonly SearchDocument[],
  tag: string,
  use: (years: Ask, one: Ask, root: string) => Promise<void>,
): Promise<void> => {
  const root = await writeTree({});
  const dictionary = openNewDictionary(tag);
  const byYear = Map.groupBy(documents, ({ published }) => published.slice(0, 4));
  const years = [...byYear.keys()].sort();
  for (const [year, those] of byYear)
    await writeIndex(await makeIndex(those, tag, dictionary), join(root, year));
  await writeIndex(await runPagefind(documents, tag), join(root, 'one'));
  await withServer(root, async ({ url }) => {
    const newest = join(root, years.at(-1) ?? '');
    const folders = years.map((year) => `${url}${year}/`);
    const engine = await openProgram((await load(newest)) as Program, folders.at(-1) ?? '', tag);
    const pagefind = await openYears(engine, folders);
    await pagefind.filters();
    const own = await openOwn((await load(join(root, 'one'))) as Own, url, tag);
    await use(openOurs(pagefind, tag), own, root);
  });
};

const toDocument = (year: string, i: number, words: string, title = ''): SearchDocument => ({
  url: `/${year}/${String(i)}/`,
  published: `${year}-01-${String(10 + (i % 20))}T${String(1 + Math.floor(i / 20)).padStart(2, '0')}:00:00.000Z`,
  html: `<h2 id="a">Piece ${String(i)}</h2><p>${words}</p>`,
  meta: { title },
  filters: { year: [year], tag: [`tag ${String(i % 3)}`] },
});

const repeated = ['2021', '2022', '2023'].flatMap((year) =>
  Array.from({ length: 30 }, (_, i) =>
    toDocument(
      year,
      i,
      `${'corridor '.repeat(1 + ((i * 7) % 5))}${'the court '.repeat(i % 4)}${'other words '.repeat((i * 5) % 11)}in ${year} is at 13:00`,
      i % 9 === 0 ? 'The corridor' : 'A piece',
    ),
  ),
);

const rare = toDocument(
  '2022',
  40,
  'Istanbul negotiations, inner and independent: 1,310 days. Straße, Łódź, Əliyev, Cœur, Işık, Ørsted, Þór, ħ. It said “the long road back”.',
);

/** What was found, with those that are rated alike by their addresses. */
const toRated = ({ urls, scores, filters }: Told) => ({
  filters,
  rated: scores
    .map((score, i) => [score, urls[i] ?? ''] as const)
    .sort(([a, one], [b, other]) => b - a || (one < other ? -1 : 1)),
  isSorted: scores.every((score, i) => score <= (scores[i - 1] ?? Infinity)),
});

describe('years answer as one index over all of them does', () => {
  test('in content, order and counts, for words that one, some, all or no year has', async () => {
    const some = ['2021', '2023'].map((year) => toDocument(year, 41, 'A caravan in the corridor'));
    await withBoth([...repeated, rare, ...some], 'en', async (years, one) => {
      for (const q of [
        ...[
          'corridor',
          'court',
          'the court corridor',
          'caravan',
          'caravan corridor',
          'piece',
          'in',
        ],
        ...['Istanbul', 'istanbul corridor', 'negotiated', 'inner', 'independent', '1310', 'i'],
        ...['corrid', '"court the court"', '"the corridor the"', '"the corridor"', '“a piece”'],
        ...['isolation', 'coral', 'xylophone', '"isolation"', 'corridor …', 'cafe', '13:00'],
      ]) {
        expect({ q, ...(await years({ q })), beginnings: [] }).toEqual({
          q,
          ...(await one({ q })),
        });
        const byDate = { q, sort: 'date' };
        expect({ q, urls: (await years(byDate)).urls }).toEqual({
          q,
          urls: (await one(byDate)).urls,
        });
        // Pagefind leaves open in which order those stand that it rates alike.
        for (const asked of [
          { q, tag: 'tag 1' },
          { q, year: '2022' },
        ])
          expect({ asked, ...toRated(await years(asked)) }).toEqual({
            ...{ asked, ...toRated(await one(asked)) },
          });
      }
      for (const asked of [{ tag: 'tag 2' }, { year: '2021', tag: 'tag 0' }])
        expect({ ...(await years(asked)), scores: [] }).toEqual({
          ...(await one(asked)),
          scores: [],
        });
      expect((await years({ q: 'Istanbul' })).urls).toEqual([rare.url]);
      expect((await years({ q: '…' })).urls).toEqual([]);
    });
  }, 60_000);

  test('with the beginning of a word only where no year has the word, and it is said', async () => {
    await withBoth([...repeated, rare], 'en', async (years) => {
      expect((await years({ q: 'isolation' })).beginnings).toEqual(['isolation: is']);
      expect((await years({ q: '“Inland”, the Isolation' })).beginnings).toEqual([
        'Inland: in',
        'Isolation: is',
      ]);
      for (const q of ['istanbul', 'corrid', 'xylophone', '"isolation"', '13:00 negotiated'])
        expect((await years({ q })).beginnings).toEqual([]);
    });
  }, 60_000);

  test('whatever was searched for before', async () => {
    await withBoth([...repeated, rare], 'en', async (years, one) => {
      const asked = [
        'in',
        'inner',
        'isolation',
        'i',
        'is',
        '"the court"',
        'corr',
        'corridor',
        'in',
      ];
      const told = await Promise.all(asked.map((q) => years({ q })));
      for (const [i, q] of asked.entries())
        expect({ q, urls: told[i]?.urls }).toEqual({ q, urls: (await one({ q })).urls });
    });
  }, 60_000);

  test('with what has a phrase in its title first, each time', async () => {
    const title = 'The long road back';
    const documents = ['2021', '2022', '2023'].map((year, i) =>
      toDocument(year, i, i === 1 ? 'Something else' : `It was a ${title}`, 'A piece'),
    );
    const [first, second, third] = documents.map((document, i) =>
      i === 1 ? { ...document, meta: { day: '2 March', headline: title, title } } : document,
    );
    await withBoth(
      [first, second, third].flatMap((each) => each ?? []),
      'en',
      async (years) => {
        for (let i = 0; i < 20; i++)
          expect((await years({ q: '«long road»' })).urls).toEqual(
            [second, first, third].map((each) => each?.url),
          );
      },
    );
  }, 60_000);

  test('but that a word with longer ones in very many files stands for itself', async () => {
    const documents = Array.from({ length: 41 }, (_, i) =>
      toDocument(String(1980 + i), i, i === 7 ? 'A cor is a word' : 'The corridor'),
    );
    await withBoth(documents, 'en', async (years, one) => {
      expect((await one({ q: 'cor' })).urls).toHaveLength(41);
      expect((await years({ q: 'cor' })).urls).toEqual([documents[7]?.url]);
      expect((await years({ q: 'corr' })).urls).toEqual((await one({ q: 'corr' })).urls);
      expect((await years({ q: 'the' })).urls).toEqual((await one({ q: 'the' })).urls);
    });
  }, 60_000);

  test('with letters that few keyboards have, or without them, whichever stands in the text', async () => {
    const written = 'Straße Łódź Əliyev cœur Işık Ørsted Þór Đoković ærlig Ħal Łukasz Ǿrn'.split(
      ' ',
    );
    const typed = 'strasse lodz eliyev coeur isik orsted thor dokovic aerlig hal lukasz orn'.split(
      ' ',
    );
    const documents = [...written, ...typed].map((word, i) =>
      toDocument(String(2000 + i), i, `About ${word}.`, word),
    );
    await withBoth(documents, 'en', async (years, one) => {
      for (const [i, word] of written.entries()) {
        const both = [documents[i]?.url, documents[i + written.length]?.url];
        for (const q of [word, typed[i] ?? '', word.toUpperCase(), `„${word}“`]) {
          const { urls } = await years({ q });
          expect({ q, urls: urls.toSorted() }).toEqual({ q, urls: both });
          expect({ q, urls }).toEqual({ q, urls: (await one({ q })).urls });
        }
      }
    });
  }, 60_000);

  /** Every word that stands in documents, as a reader would type it; and words that are none. */
  const toWords = (documents: readonly SearchDocument[]): string[] => {
    const texts = documents.flatMap(({ html, meta }) => [
      html.replace(/<[^>]*>/g, ' ').replace(/&[a-z]+;/g, ' '),
      meta['title'] ?? '',
    ]);
    const words = new Set(texts.flatMap((text) => text.match(/[\p{L}\p{M}\p{N}\u200C]+/gu) ?? []));
    const absent = [...words].filter((_, i) => i % 10 === 0).map((word) => `${word}xq`);
    return [...words, ...absent];
  };

  const expectSame = async (documents: readonly SearchDocument[], tag: string): Promise<number> => {
    const words = toWords(documents);
    await withBoth(documents, tag, async (years, one) => {
      const different: unknown[] = [];
      for (const q of words) {
        const [many, single] = [await years({ q }), await one({ q })];
        if (JSON.stringify(many.urls) !== JSON.stringify(single.urls))
          different.push({ q, years: many.urls, one: single.urls });
      }
      expect(different).toEqual([]);
    });
    return words.length;
  };

  test.each(['en', 'fa'] as const)(
    'for every word of the demonstration in %s',
    async (language) => {
      const documents = await readDocuments(process.cwd());
      expect(await expectSame(documents[language], language)).toBeGreaterThan(1000);
    },
    120_000,
  );

  test.each(['en', 'fa'] as const)(
    'for every word of an archive in %s',
    async (language) => {
      const root = await mkdtemp(join(tmpdir(), 'corpus-'));
      await writeCorpus(join(root, 'content'), 30);
      const documents = await readDocuments(root);
      await rm(root, { recursive: true, force: true });
      expect(await expectSame(documents[language], language)).toBeGreaterThan(1000);
    },
    120_000,
  );
});
