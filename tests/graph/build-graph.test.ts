import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph, type Graph } from '../../src/graph/build-graph.ts';
import type { Article } from '../../src/records/article.ts';
import { byPlace } from '../../src/records/problem.ts';
import { countTerms } from '../../src/records/terms.ts';
import {
  anArticle,
  article,
  author,
  emptyBody,
  newYear2024,
  page,
  relate,
  thread,
  toTreeRecords,
} from '../support/content.ts';

/** The ids of all articles that stand anywhere in a value. */
const idsIn = (value: unknown, seen = new Set<unknown>()): Set<string> => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return new Set();
  seen.add(value);
  const own = 'slug' in value && 'published' in value && 'id' in value ? [String(value.id)] : [];
  const inner =
    value instanceof Map || value instanceof Set
      ? [...(value as Iterable<unknown>)]
      : Object.values(value);
  return new Set([...own, ...inner.flatMap((each) => [...idsIn(each, seen)])]);
};

const held = {
  draft: { draft: true },
  future: { published: 'Sunday 1 June 2025 - 10:00' },
};

describe('a piece that is held back', () => {
  test.each(Object.entries(held))('is nowhere: a %s', async (kind, front) => {
    const year = kind === 'draft' ? '2023' : '2025';
    const id = `en/${year}/held`;
    const common = { tags: ['Suez'], thread: 'canal', kind: 'brief' };
    const { graph } = await relate({
      'content/threads/en/canal.md': thread(),
      'content/authors/anna.md': author(),
      'content/articles/en/2022/out.md': article({
        ...{ ...common, title: 'Out', published: '2022-03-02T10:00' },
      }),
      [`content/articles/${id}.md`]: article(
        {
          ...{ ...common, title: 'Held', byline: 'anna', tags: ['Suez', 'Only here'] },
          ...front,
        },
        'It [came](../2022/out.md) later.\n\nRead more: Out',
      ),
      'content/articles/fa/2023/translated.md': article({
        ...{ title: 'ترجمه', translationOf: id },
      }),
      'content/articles/en/2023/citing.md': article(
        { ...common, title: 'Citing' },
        `See [it](../${year}/held.md).\n\nRead more: Held; Out`,
      ),
    });
    const everything: Graph = graph;
    expect(idsIn(everything)).not.toContain(id);
    expect(idsIn(everything)).toContain('en/2022/out');
    for (const map of [graph.bylines, graph.citations, graph.related, graph.translations])
      expect(map.has(id)).toBe(false);
    expect(graph.mentions.has(`content/articles/${id}.md`)).toBe(false);
    expect(graph.tags.map(({ name }) => name)).toEqual(['Suez']);
    expect(graph.archive.map(({ year: each }) => each)).not.toContain('2025');
    expect(graph.mentions.get('content/articles/en/2023/citing.md')?.readMores).toEqual([
      [expect.objectContaining({ id: 'en/2022/out' })],
    ]);
  });

  test('does not lend its spelling of a tag', async () => {
    const { graph } = await relate({
      'content/articles/en/2023/a.md': article({ title: 'A', tags: 'SUEZ', draft: true }),
      'content/articles/en/2023/b.md': article({ title: 'B', tags: 'Suez' }),
    });
    expect(graph.tags.map(({ name }) => name)).toEqual(['Suez']);
  });

  test('may cite one that comes out before it, and appears with it when its time has come', async () => {
    const tree = {
      'content/articles/en/2025/a.md': article({ title: 'A', published: '2025-01-01T10:00' }),
      'content/articles/en/2025/b.md': article(
        { title: 'B', published: '2025-01-02T10:00' },
        'Text.\n\nRead more: A',
      ),
    };
    const before = await relate(tree);
    expect(before.problems).toEqual([]);
    expect(before.graph.articles).toEqual([]);
    const after = await relate(tree, Date.UTC(2025, 0, 2, 6));
    expect(after.problems).toEqual([]);
    expect(after.graph.articles.map(({ title }) => title)).toEqual(['B', 'A']);
    expect(after.graph.writtenLater.get('en/2025/a')?.length).toBe(1);
  });

  test('must not be cited by one that comes out before it', async () => {
    const { problems } = await relate({
      'content/articles/en/2025/a.md': article({ title: 'A', published: '2025-01-02T10:00' }),
      'content/articles/en/2025/b.md': article(
        { title: 'B', published: '2025-01-01T10:00' },
        'Text.\n\nRead more: A',
      ),
    });
    expect(problems.map(({ file, rule }) => [file.slice(-4), rule])).toEqual([
      ['b.md', 'read-more/held'],
    ]);
  });
});

test('in a preview, drafts and pieces that are held back are there too', async () => {
  const { records } = await relate({
    'content/articles/en/2023/a.md': article({ title: 'A' }),
    'content/articles/en/2023/b.md': article({ title: 'B', draft: true }),
    'content/articles/en/2990/c.md': article({ title: 'C', published: '2990-01-01T10:00' }),
  });
  const titles = (preview: boolean) =>
    buildGraph(records, { now: newYear2024, preview, publicFiles: [] }).graph.articles.map(
      ({ title }) => title,
    );
  expect(titles(true)).toEqual(['C', 'A', 'B']);
  expect(titles(false)).toEqual(['A']);
});

test('related pieces are none that the page shows elsewhere', async () => {
  const text = 'Canal tolls for tankers in the strait.';
  const common = { thread: 'canal', summary: 'Canal tolls for tankers.' };
  const { graph, problems } = await relate({
    'content/threads/en/canal.md': thread(),
    'content/articles/en/2020/cited.md': article(
      { title: 'Cited', summary: common.summary, published: '2020-01-01T10:00' },
      text,
    ),
    'content/articles/en/2021/before.md': article(
      { ...common, title: 'Before', published: '2021-01-01T10:00' },
      text,
    ),
    'content/articles/en/2022/here.md': article(
      { ...common, title: 'Here', published: '2022-01-01T10:00' },
      `${text}\n\nRead more: Cited`,
    ),
    'content/articles/en/2023/after.md': article({ ...common, title: 'After' }, text),
    'content/articles/en/2023/far.md': article(
      { ...common, title: 'Far', published: '2023-05-02T10:00' },
      text,
    ),
    'content/articles/en/2023/later.md': article(
      { title: 'Later', summary: common.summary },
      `${text}\n\nRead more: Here`,
    ),
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `content/articles/en/2023/noise-${i}.md`,
        article({ title: `Football ${i}`, summary: 'A match.' }, 'Goal, player, season.'),
      ]),
    ),
  });
  expect(problems).toEqual([]);
  expect(graph.related.get('en/2022/here')?.map(({ title }) => title)).toEqual(['Far']);
});

describe('the order in which records come', () => {
  test('changes nothing', async () => {
    const titles = ['Suez delays', 'Suez tolls', 'Canal; a history', 'Grain', 'Grain'];
    const files = Object.fromEntries(
      titles.flatMap((title, i) => [
        [
          `content/articles/en/2023/p${i}.md`,
          article(
            {
              ...{ title, tags: ['Suez', i % 2 ? 'Trade' : 'trade'], thread: 'canal' },
              byline: ['anna', 'bob'],
            },
            `Text about canals.\n\nRead more: ${titles[(i + 1) % 5]}; Nothing; p${(i + 2) % 5}`,
          ),
        ],
        [
          `content/articles/fa/2023/f${i}.md`,
          article({ title: `پرسش ${i}`, translationOf: `en/2023/p${i % 2}` }, '[x](gone.md)'),
        ],
      ]),
    );
    const { records } = await toTreeRecords({
      ...files,
      'content/threads/en/canal.md': thread(),
      'content/threads/en/grain.md': thread({ title: 'Grain' }),
      'content/authors/anna.md': author(),
      'content/authors/anna-2.md': author(),
      'content/pages/en/about.md': page(),
      'content/pages/en/zeal.md': page({ title: 'Zeal' }),
    });
    const relateAll = (all: typeof records) => {
      const { graph, problems } = buildGraph(all, { now: newYear2024, publicFiles: [] });
      return { graph, problems: [...problems].sort(byPlace) };
    };
    const expected = relateAll(records);
    expect(expected.problems.length).toBeGreaterThan(10);
    const shuffle = <T>(all: readonly T[]) =>
      fc.shuffledSubarray([...all], { minLength: all.length });
    const shuffled = fc.record({
      articles: shuffle(records.articles),
      authors: shuffle(records.authors),
      threads: shuffle(records.threads),
      pages: shuffle(records.pages),
      letters: shuffle(records.letters),
    });
    fc.assert(
      fc.property(shuffled, (all) => {
        expect(relateAll(all)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an archive', () => {
  /** A number from 0 to 1 that looks random and is the same every time. */
  const dice = (() => {
    let seed = 42;
    return () => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  })();
  const pick = <T>(all: readonly T[]): T => all[Math.floor(dice() ** 2 * all.length)] as T;
  const vocabulary = Array.from({ length: 8000 }, (_, i) => `w${(i * 7919).toString(36)}x`);
  const say = (length: number) => Array.from({ length }, () => pick(vocabulary)).join(' ');

  const buildArchive = (size: number): Article[] => {
    const titles = Array.from({ length: size }, (_, i) => `${say(6)} ${i}`);
    return titles.map((title, i) => {
      const parts = [titles[0], pick(titles), pick(titles)].flatMap((text) =>
        text === undefined || text === title ? [] : [{ text, href: undefined, line: 9, column: 1 }],
      );
      return anArticle({
        id: `en/2023/p${i}`,
        title,
        published: new Date(Date.UTC(2010, 0, 1) + i * 3_600_000).toISOString(),
        tags: ['Everything', `Tag ${i % 200}`, `Tag ${i % 97}`],
        thread: `thread-${i % 4}`,
        byline: [`Author ${i % 50}`],
        aliases: [`/old/${i}/`],
        body: {
          ...emptyBody,
          terms: countTerms(say(600)),
          readMores: [{ parts, paragraph: say(20), line: 9, column: 1 }],
        },
      });
    });
  };

  test('of two thousand pieces is related in seconds', () => {
    const articles = buildArchive(2000);
    const authors = Array.from({ length: 50 }, (_, i) => ({
      ...{ id: `a-${i}`, file: `content/authors/a-${i}.md`, name: `Author ${i}` },
      ...{ kind: 'person' as const, role: undefined, bio: undefined, body: emptyBody },
    }));
    const threads = Array.from({ length: 4 }, (_, i) => ({
      ...{ id: `thread-${i}`, file: `content/threads/en/thread-${i}.md`, title: `Thread ${i}` },
      ...{ language: 'en' as const, summary: '', body: emptyBody },
    }));
    const started = process.cpuUsage();
    const { graph } = buildGraph(
      { articles, authors, threads, pages: [], letters: [] },
      { now: newYear2024, publicFiles: [] },
    );
    const { user, system } = process.cpuUsage(started);
    expect(graph.articles).toHaveLength(2000);
    expect((user + system) / 1e6).toBeLessThan(8);
  }, 60_000);
});
