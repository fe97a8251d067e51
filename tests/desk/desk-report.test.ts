import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { runDesk } from '../../src/cli/run-desk.ts';
import { toDeskPage } from '../../src/desk/desk-page.ts';
import { toDeskReport } from '../../src/desk/desk-report.ts';
import { toDeskText } from '../../src/desk/desk-text.ts';
import { findOutsideFault } from '../../src/desk/outside-links.ts';
import { findNextBuild } from '../../src/desk/schedule.ts';
import {
  anArticle,
  article,
  newYear2024,
  relate,
  thread,
  writeTree,
  type Tree,
} from '../support/content.ts';

const at = (name: string, year = 2023) => `content/articles/en/${String(year)}/${name}.md`;

const report = async (tree: Tree) => {
  const { graph, records, problems } = await relate(tree);
  return toDeskReport(graph, records, problems, newYear2024);
};

/** The entries of one list, each as its title and note. */
const list = async (id: string, tree: Tree) =>
  (await report(tree)).lists.find((each) => each.id === id)?.entries ?? [];

const told = async (id: string, tree: Tree) =>
  (await list(id, tree)).map(({ title, note, line }) => [title, note, line]);

/** Texts about two matters, so that pieces of one are near to each other. */
const canal = 'Tolls of the canal rose, pilots of the canal struck, tugs waited at the locks.';
const vines = 'Growers pruned vines early, cellars filled with barrels, a vintage was praised.';

const story: Tree = {
  'content/threads/en/canal.md': thread({ title: 'The canal' }),
  'content/threads/en/empty.md': thread({ title: 'Empty' }),
  [at('first', 2022)]: article(
    { title: 'First', published: '2022-01-02T10:00', thread: 'canal' },
    canal,
  ),
  [at('second')]: article(
    { title: 'Second [of two]', published: '2023-02-02T10:00', thread: 'canal' },
    `${canal} Later.`,
  ),
  [at('wine')]: article({ title: 'Wine', published: '2023-12-02T10:00' }, vines),
  [at('wine-too')]: article(
    { title: 'Wine too', published: '2023-12-03T10:00' },
    `${vines}\n\nRead more: Wine`,
  ),
  [at('tea')]: article({ title: 'Tea', published: '2023-12-03T10:00' }, 'Leaves, [a cup](tea.md).'),
};

/** Pieces about nothing that another is about: what most pieces share says nothing of any. */
const others = (count: number): Tree =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      at(`other-${i}`),
      article({ title: `Other${i}`, published: '2023-05-01T10:00' }, `Text${i}.`),
    ]),
  );

describe('the desk', () => {
  test('lists pieces that no text leads to', async () => {
    expect((await list('orphans', story)).map(({ title }) => title)).toEqual([
      'Tea',
      'Wine too',
      'Second [of two]',
      'First',
    ]);
  });

  test('lists threads without news, and none that has some', async () => {
    const fresh = {
      [at('new')]: article({ title: 'New', published: '2023-12-30T10:00', thread: 'empty' }),
    };
    expect(await told('silent-threads', story)).toEqual([
      ['Empty', 'no piece yet', undefined],
      ['The canal', '333 days since "Second [of two]"', undefined],
    ]);
    expect((await told('silent-threads', { ...story, ...fresh })).length).toBe(1);
  });

  test('lists what a later piece supersedes, with the line that would say so', async () => {
    const [entry, ...others] = await list('superseded', story);
    expect(others).toEqual([]);
    expect(entry?.title).toBe('First');
    expect(entry?.note).toContain('"Second [of two]" (2 February 2023)');
    expect(entry?.propose).toBe('Read more: First');
    const cited = article(
      { title: 'Second', published: '2023-02-02T10:00', thread: 'canal' },
      `${canal}\n\n${entry?.propose ?? ''}`,
    );
    expect(await list('superseded', { ...story, [at('second')]: cited })).toEqual([]);
    const updated = article(
      {
        title: 'First',
        published: '2022-01-02T10:00',
        updated: '2023-03-01T10:00',
        thread: 'canal',
      },
      canal,
    );
    expect(await list('superseded', { ...story, [at('first', 2022)]: updated })).toEqual([]);
  });

  test('proposes lines that the checker takes, where they gain most', async () => {
    const later = article(
      { title: 'Third', published: '2023-03-02T10:00', thread: 'canal' },
      canal,
    );
    const entries = await list('read-more', { ...others(6), ...story, [at('third')]: later });
    expect(entries.map(({ title }) => title)).toEqual(['Third', 'Second [of two]']);
    const [third] = entries;
    expect(third?.propose).toContain(String.raw`Second \[of two\]`);
    const root = await writeTree({
      ...others(6),
      ...story,
      [at('third')]: later.replace(/\n$/, `\n\n${third?.propose ?? ''}\n`),
    });
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  });

  test('proposes at most ten', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [
        at(`p${i}`),
        article({ title: `P${i}`, published: `2023-04-${String(i + 10)}T10:00` }, canal),
      ]),
    );
    expect(await list('read-more', { ...others(30), ...story, ...many })).toHaveLength(10);
  });

  test.each([
    ['Lachin corridor', 'The Lachin corridor'],
    ['Azerbaijan', 'Azerbaidjan'],
    ['Peacekeeper', 'Peacekeepers'],
    ['Prisoner exchange', 'Exchange of prisoners'],
  ])('finds that the tags "%s" and "%s" are nearly the same', async (one, other) => {
    const tree = {
      [at('a')]: article({ title: 'A', tags: [one] }),
      [at('b')]: article({ title: 'B', tags: [one] }),
      [at('c')]: article({ title: 'C', tags: [other] }),
    };
    expect(await told('tags', tree)).toEqual([[other, `on 1, beside "${one}" on 2`, 7]]);
  });

  test.each([
    ['Iran', 'Iraq'],
    ['Talks', 'Tanks'],
    ['Order of 2022', 'Order of 2023'],
    ['C', 'C++'],
  ])('keeps the tags "%s" and "%s" apart', async (one, other) => {
    expect(await list('tags', { [at('a')]: article({ tags: [one, other] }) })).toEqual([]);
  });

  test('lists pictures without words', async () => {
    const tree = {
      [at('a')]: article(
        { image: { file: './lead.svg', alt: 'A' } },
        '![](a.svg "c")\n\n![b](b.svg)\n\nIn ![c](c.svg) a line.\n\n![d](d.svg "c")',
      ),
    };
    expect((await told('pictures', tree)).map(([, note, line]) => [note, line])).toEqual([
      [' has no alternative text', 9],
      [' has no caption', 11],
    ]);
    const root = await writeTree({
      ...tree,
      ...Object.fromEntries(
        ['lead', 'a', 'b', 'c', 'd'].map((name) => [
          `content/articles/en/2023/${name}.svg`,
          '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        ]),
      ),
    });
    const { out } = await runDesk([], root, newYear2024);
    expect(out).toContain('Suez delays – the lead picture has no caption');
    expect(out).toContain('Suez delays – a.svg has no alternative text');
    expect(out).toContain('Suez delays – b.svg has no caption');
    expect(out).not.toContain('c.svg');
  });

  test('lists overlong headlines, the longest first', async () => {
    const [short, long, longest] = ['x'.repeat(80), 'y'.repeat(81), '😀'.repeat(90)];
    const tree = {
      [at('a')]: article({ title: short }),
      [at('b')]: article({ title: long }),
      [at('c')]: article({ title: longest }),
    };
    expect(await told('headlines', tree)).toEqual([
      [longest, '90 characters', 2],
      [long, '81 characters', 2],
    ]);
  });

  test('lists links to outside that do not parse, those that the checker tells of too', async () => {
    const text =
      '[a](https://example,org/x) [b](https://) [c](https://example.org/?a=1&b=2) [d](<https://example.org/%zz>)';
    expect(
      (await told('outside-links', { [at('a')]: article({}, text) })).map(([, note]) => note),
    ).toEqual([
      'The link’s address "https://" is not complete.',
      'https://example,org/x has no site that can be: "example,org"',
      'https://example.org/%zz has a broken % in it',
    ]);
  });

  test('lists what is scheduled and what is a draft, and when to build', async () => {
    const tree = {
      [at('later', 2024)]: article({ title: 'Later', published: '2024-03-01T10:00' }),
      [at('soon', 2024)]: article({ title: 'Soon', published: '2024-01-02T10:00' }),
      [at('draft', 2024)]: article({ title: 'Draft', published: '2024-01-01T18:00', draft: true }),
    };
    const { lists, nextBuild } = await report(tree);
    expect(lists.find(({ id }) => id === 'scheduled')?.entries.map(({ title }) => title)).toEqual([
      'Soon',
      'Later',
    ]);
    expect(lists.find(({ id }) => id === 'drafts')?.entries.map(({ title }) => title)).toEqual([
      'Draft',
    ]);
    expect(nextBuild).toEqual({
      due: '2024-01-02T06:00:00.000Z',
      day: 'Tuesday 2 January 2024 - 10:00',
      because: '"Soon" comes out',
    });
  });
});

test('a build is due when a piece stops taking letters, too', () => {
  const piece = anArticle({ id: 'en/2023/a', title: 'A', published: '2023-12-20T10:00:00.000Z' });
  const letters = { via: 'none', closeAfterDays: 14 } as const;
  expect(findNextBuild([piece], letters, newYear2024)).toMatchObject({
    due: '2024-01-03T10:00:00.000Z',
    because: '"A" stops taking letters',
  });
  const closed = { ...piece, letters: 'closed' as const };
  expect(findNextBuild([closed], letters, newYear2024)).toBeUndefined();
  expect(findNextBuild([piece], { via: 'none' }, newYear2024)).toBeUndefined();
});

test.each([
  ['https://example.org/a_(b)', undefined],
  ['https://web.archive.org/web/2020/https://example.org/', undefined],
  ['https://пример.рф/дорога', undefined],
  ['http://127.0.0.1:8080/x', undefined],
  ['tel:+1', undefined],
  ['mailto:a@example.org', undefined],
  ['mailto:a', 'is no e-mail address'],
  ['https://https://example.org', 'begins twice'],
  ['https://example', 'has no site that can be: "example"'],
  ['https://exa mple.org', 'cannot be read as an address'],
  ['https://example.org/x.', 'ends in a punctuation mark'],
  ['https://example.org/x)', 'ends in a bracket that none opens'],
])('%s: %s', (href, fault) => {
  expect(findOutsideFault(href)).toBe(fault);
});

describe('is told', () => {
  test('on a terminal, shortened, and as a page, whole', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        at(`p${i}`),
        article({ title: `P${i} <b>&` }, `Text ${i}.`),
      ]),
    );
    const root = await writeTree(many);
    const { code, out } = await runDesk(['--out', 'x.html'], root, newYear2024);
    expect(code).toBe(0);
    expect(out).toContain('Orphans (12)');
    expect(out).toContain('… and 2 more');
    expect(out).toContain('Nothing waits for its time');
    const page = load(await readFile(join(root, 'x.html'), 'utf8'));
    expect(page('#orphans li')).toHaveLength(12);
    expect(page('#orphans .title').first().text()).toMatch(/^P\d+ <b>&$/);
    expect(page('html').attr('lang')).toBe('en');
    expect(page('nav a')).toHaveLength(page('section').length);
  });

  test('with what could not be read', async () => {
    const root = await writeTree({ [at('a')]: article(), [at('b')]: article({ kind: 'novel' }) });
    expect((await runDesk([], root, newYear2024)).out).toContain(
      `are left out; "npm run check" tells why:\n  ${at('b')}`,
    );
  });

  test('of nothing', async () => {
    const { lists } = await report({});
    expect(lists.flatMap(({ entries }) => entries)).toEqual([]);
    const nothing = { published: 0, lists, nextBuild: undefined };
    expect(toDeskText(nothing, 5)).toContain('0 pieces are out.');
    expect(toDeskPage(nothing, 'A & B', 'Today')).toContain('<title>The desk of A &amp; B</title>');
  });

  test('not where its options are not understood', async () => {
    expect(await runDesk(['--what'], '/nowhere', newYear2024)).toMatchObject({ code: 2 });
  });
});
