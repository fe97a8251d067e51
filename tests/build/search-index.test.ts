import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { close } from 'pagefind';
import { afterAll, describe, expect, test } from 'vitest';
import { writeCorpus } from '../../bench/corpus.ts';
import { buildVocabulary, pickWord, startChance } from '../../bench/words.ts';
import { takeApart, type IndexFiles } from '../../src/build/pagefind-files.ts';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';
import { toSearchDocument, type SearchDocument } from '../../src/output/search-document.ts';
import {
  makeIndex,
  openNewDictionary,
  readDocuments,
  runPagefind,
  takeOursApart,
  toFacts,
} from '../support/search-index.ts';

afterAll(() => close());

const toDocument = (i: number, words: string, title = `Piece ${String(i)}`): SearchDocument => ({
  url: `/2023/${String(i).padStart(3, '0')}/`,
  published: `2023-01-${String(10 + ((i * 7) % 20))}`,
  html: `<p>${words}</p><h2 id="a">Heading ${words}</h2><p>${words}</p>`,
  meta: { day: `${String(i)} March`, headline: title, title: `${title} ${words}` },
  filters: {
    tag: [`tag ${String(i % 7)}`, `tag ${String(i % 5)} more`],
    thread: [],
    kind: ['report'],
  },
});

const words = [
  ...['corridor', 'corridors', 'café', 'cafe', 'naïve', 'résumé', 'cease-fire', 'camelCase'],
  ...['😀', '𝒳yz', 'İstanbul', 'e.g.', '2023', 'the', 'قره‌باغ', 'گفت‌وگوها', 'straße', 'z'],
  ...[
    '擁有遠端帳號權限',
    '私たちが用意した',
    'l’État',
    'ﬁn',
    '\uE000',
    'a\uFE0F',
    '😀😀-x',
    '_a_b',
  ],
  'a-bb-cc-dd-ee-ff-gg-hh-ii-jj-kk-ll-mm-nn-oo-pp-qq-rr-ss-tt-uu-vv-ww-xx-yy-zz-bb-bb',
];

const documents = Array.from({ length: 60 }, (_, i) =>
  toDocument(i, words.filter((_word, at) => (i * (at + 3)) % 5 < 2).join(' ')),
);

const toText = (files: IndexFiles) =>
  [...files].map(([file, bytes]) => `${file} ${bytes.toString('base64')}`).sort();

const expectPagefinds = async (those: readonly SearchDocument[], tag: string): Promise<void> => {
  expect(toFacts(takeOursApart(await makeIndex(those, tag)))).toEqual(
    toFacts(takeApart(await runPagefind(those, tag))),
  );
};

describe('an index says what Pagefind’s own of the same articles says', () => {
  test.each(['en', 'fa', 'de', 'tr'])('in %s', (tag) => expectPagefinds(documents, tag));

  test.each(['ja', 'zh', 'th'])('in %s, where no white space parts words', (tag) =>
    expectPagefinds(documents, tag),
  );

  test('of the demonstration', async () => {
    const { en, fa } = await readDocuments(process.cwd());
    expect([en.length > 9, fa.length > 4]).toEqual([true, true]);
    await expectPagefinds(en, 'en');
    await expectPagefinds(fa, 'fa');
  }, 30_000);

  test('of the archive that builds are measured on', async () => {
    const root = await mkdtemp(join(tmpdir(), 'corpus-'));
    await writeCorpus(join(root, 'content'), 60);
    const { en, fa } = await readDocuments(root);
    await rm(root, { recursive: true, force: true });
    expect(en.length + fa.length).toBe(60);
    await expectPagefinds(en, 'en');
    await expectPagefinds(fa, 'fa');
  }, 30_000);

  const oddCharacters = [
    ...Array.from('aZéß1٣۴-_–—.,;:!?\'"’“”«»()[]{}/\\@#$%^&*+=|~`<>'),
    ...['\u00A0', '\u00AD', '\u200B', '\u200C', '\u200D', '\u2028', '\u202F', '\u3000', '\uFEFF'],
    ...[
      '\u0301',
      'e\u0301',
      'ا',
      'ي',
      'ی',
      'ّ',
      '漢',
      'か',
      '한',
      'ไ',
      '😀',
      '👩‍👩‍👧',
      '🇦🇲',
      '1️⃣',
      '🏽',
      '𝒳',
    ],
    ...[
      '&nbsp;',
      '&amp;',
      '&lt;',
      '&shy;',
      '&#x27;',
      '\\_',
      '\\*',
      'ǅ',
      'İ',
      'Σ',
      'ﬁ',
      '½',
      '²',
      '\t',
    ],
  ];
  const oddWord = fc.oneof(
    fc.constantFrom(...words, 'https://example.org/a-b?c=d&e=f', 'iPhone15Pro', 'AT&T', '3.14'),
    fc
      .array(fc.constantFrom(...oddCharacters), { minLength: 1, maxLength: 6 })
      .map((characters) => characters.join('')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
  );
  const line = fc
    .array(oddWord, { minLength: 1, maxLength: 6 })
    .map((those) => those.join(' ').replace(/[\n\r]/g, ' '));
  const block = fc.oneof(
    line,
    // A heading that says `&lt;` is shown as `<` by Pagefind, and as it is by us.
    line.map((text) => `## ${text.replaceAll('&', '')}`),
    line.map((text) => `### ${text.replaceAll('&', '')} *x*`),
    line.map((text) => `- ${text}\n- [ ] ${text}\n- *${text}*`),
    fc.tuple(line, line).map(([a, b]) => `| ${a} | b |\n|---|---|\n| ${b} | \`c\` |`),
    line.map((text) => `\`\`\`js\n${text}\n\`\`\``),
    // Each has one sign: where one has two, Pagefind counts the number at the way back among the footnote’s words.
    fc.tuple(line, fc.uuid()).map(([text, id]) => `Word[^${id}] ${text}\n\n[^${id}]: ${text}`),
    line.map((text) => `> ${text}\n>\n> **n**o*t*e`),
    line.map((text) => `a\\\nb<br>${text}<kbd>c</kbd><ruby>漢<rp>(</rp><rt>kan</rt></ruby>`),
    line.map((text) => `<details><summary>${text}</summary><div>a<hr>b</div></details>`),
    line.map((text) => `<figure><figcaption>${text}</figcaption></figure><wbr><dl><dt>a<dd>b</dl>`),
    line.map((text) => `![${text}](x.png)\n*${text}*`),
    line.map((text) => `Read more: ${text}`),
  );

  test('of any text', async () => {
    const article = fc.record({
      blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
      title: line,
      caption: fc.option(line, { nil: undefined }),
      tag: fc.subarray(['Lachin', 'a,  b', 'A&T', '“x”', 'قره‌باغ'], { minLength: 1 }),
    });
    const language = fc.constantFrom('en' as const, 'fa' as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 1, maxLength: 8 }),
        language,
        async (all, to) => {
          const those = all.map(async ({ blocks, title, caption, tag }, i) => {
            const { html } = await renderMarkdown(blocks.join('\n\n'), { language: to });
            const facts = {
              // Where a value begins, Pagefind takes a joiner for the mark of an encoding.
              ...{ url: `/2023/${String(i)}/` as const, title: title.replace(/^\uFEFF+/, '') },
              summary: title,
              published: `2023-01-0${String(1 + (i % 3))}`,
              day: '2 March',
              captions: [caption],
              filters: { tag, thread: [], kind: ['Report'], author: [], year: ['2023'] },
            };
            return toSearchDocument(facts, html, to);
          });
          await expectPagefinds(await Promise.all(those), to);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  }, 60_000);
});

describe('an index', () => {
  test('has the same bytes each time, a file for each article, and nothing that nobody asks for', async () => {
    const index = await makeIndex(documents);
    expect(toText(await makeIndex(documents.toReversed()))).toEqual(toText(index));
    const files = [...index.keys()];
    expect(files.filter((file) => file.startsWith('fragment/'))).toHaveLength(documents.length);
    expect(files.filter((file) => !file.includes('.pf_')).sort()).toEqual([
      'pagefind-entry.json',
      'pagefind.js',
      'wasm.en.pagefind',
    ]);
    expect(
      files
        .filter((file) => file.includes('/'))
        .every((file) => /^\w+\/[\da-z]{3,}\.pf_\w+$/.test(file)),
    ).toBe(true);
  });

  test('is the same whatever Pagefind was asked before', async () => {
    const toEdition = fc
      .array(fc.record({ i: fc.nat({ max: 11 }), said: fc.subarray(words, { minLength: 1 }) }), {
        minLength: 1,
        maxLength: 8,
      })
      .map((edition) => [
        ...new Map(edition.map(({ i, said }) => [i, toDocument(i, said.join(' '))])).values(),
      ]);
    await fc.assert(
      fc.asyncProperty(fc.array(toEdition, { maxLength: 3 }), toEdition, async (before, wanted) => {
        const dictionary = openNewDictionary();
        for (const edition of before) await makeIndex(edition, 'en', dictionary);
        expect(toText(await makeIndex(wanted, 'en', dictionary))).toEqual(
          toText(await makeIndex(wanted)),
        );
      }),
      { numRuns: 12, seed: 5 },
    );
  }, 60_000);

  test('calls its articles by their dates, so that their order need not be told', async () => {
    const parts = takeOursApart(await makeIndex(documents));
    expect(parts?.meta[4]).toEqual([]);
    const ids = parts?.meta[1].map(([id]) => id) ?? [];
    expect(ids).toEqual(ids.toSorted());
    const dates = new Map(documents.map(({ url, published }) => [url, published]));
    const found = parts?.fragments.map(({ url }) => dates.get(url)) ?? [];
    expect(found).toEqual(found.toSorted());
  });

  test('calls an article as before, whatever it says now and whatever was written on other days', async () => {
    const idsOf = async (those: readonly SearchDocument[]) => {
      const parts = takeOursApart(await makeIndex(those));
      const urls = parts?.fragments.map(({ url }) => url) ?? [];
      return new Map(parts?.meta[1].map(([id], i) => [urls[i], id]));
    };
    const before = await idsOf(documents);
    const edited = documents.map((document) => ({ ...document, html: '<p>Another word.</p>' }));
    expect(await idsOf(edited)).toEqual(before);
    const added = { ...toDocument(99, 'corridor'), published: '2023-03-01T00:00:00.000Z' };
    const after = await idsOf([...documents, added]);
    expect(after.get(added.url)).toMatch(/^[\da-z]{6}$/);
    after.delete(added.url);
    expect(after).toEqual(before);
  });

  test('lists little else in a word’s file, so that asking many years for it costs little', async () => {
    const chance = startChance(1);
    const vocabulary = buildVocabulary('en', 3000);
    const wordy = Array.from({ length: 60 }, (_, i) =>
      toDocument(i, Array.from({ length: 200 }, () => pickWord(chance, vocabulary)).join(' ')),
    );
    const files = [...(await makeIndex(wordy)).keys()];
    // Pagefind’s own measure makes one or two of these 36,000 words.
    expect(files.filter((file) => file.startsWith('index/')).length).toBeGreaterThan(5);
  });

  test('has no page for an article without a word, whether it is the only one or not', async () => {
    const spoken = toDocument(1, 'corridor');
    const silent = { ...toDocument(2, '…'), html: '<p>… —</p>' };
    expect(toText(await makeIndex([spoken, silent]))).toEqual(toText(await makeIndex([spoken])));
    await expectPagefinds([spoken, silent], 'en');
    const none = await makeIndex([silent]);
    expect(takeOursApart(none)).toBe(undefined);
    expect([...none.keys()].sort()).toEqual(
      [...(await makeIndex([spoken])).keys()].filter((file) => !file.includes('.pf_')).sort(),
    );
  });
});
