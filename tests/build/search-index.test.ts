import fc from 'fast-check';
import { close } from 'pagefind';
import { afterAll, describe, expect, test } from 'vitest';
import { assembleIndex } from '../../src/build/assemble-index.ts';
import {
  canMerge,
  fileOf,
  readUnpacked,
  takeApart,
  unpack,
  type IndexFiles,
} from '../../src/build/pagefind-files.ts';
import { runPagefind } from '../../src/build/run-pagefind.ts';
import { buildVocabulary, pickWord, startChance } from '../../bench/words.ts';
import { byUrl, makeIndex, readSource, type DatedDocument } from '../support/search-index.ts';

afterAll(() => close());

const toDocument = (i: number, words: string, title = `Piece ${String(i)}`): DatedDocument => ({
  url: `/2023/${String(i).padStart(3, '0')}/`,
  date: `2023-01-${String(10 + ((i * 7) % 20))}`,
  content: `<!doctype html><html><head><meta data-pagefind-meta="title[content]" content="${title}"><meta data-pagefind-sort="date[content]" content="2023-01-${String(10 + ((i * 7) % 20))}">${[
    'tag',
    'kind',
  ]
    .map(
      (key) =>
        `<meta data-pagefind-filter="${key}[content]" content="${key} ${String(i % 7)}"><meta data-pagefind-filter="${key}[content]" content="${key} ${String(i % 5)} more">`,
    )
    .join(
      '',
    )}</head><body data-pagefind-body><p>${words}</p><h2 id="a">Heading</h2><p>${words}</p></body></html>`,
});

const words = [
  ...['corridor', 'corridors', 'café', 'cafe', 'naïve', 'résumé', 'cease-fire', 'camelCase'],
  ...['😀', '𝒳yz', 'İstanbul', 'e.g.', '2023', 'the', 'قره‌باغ', 'گفت‌وگوها', 'straße', 'z'],
];

const documents = Array.from({ length: 60 }, (_, i) =>
  toDocument(i, words.filter((_word, at) => (i * (at + 3)) % 5 < 2).join(' ')),
);

const toText = (files: IndexFiles) =>
  [...files].map(([file, bytes]) => `${file} ${bytes.toString('base64')}`).sort();

/** All words with their places, and everything else that an index says, but for the names of its files. */
const toFacts = (files: IndexFiles) => {
  const parts = takeApart(files);
  if (!parts) return undefined;
  const [version, pages, chunks, filters, sorts, fields] = parts.meta;
  const read = (path: string) => readUnpacked(files, path);
  type Words = readonly [readonly [word: string, entries: unknown, forms: readonly [string][]][]];
  const fragments = pages.map(([id]) =>
    unpack(fileOf(files, `fragment/${id}.pf_fragment`)).toString(),
  );
  return {
    ...{ version, sorts, fields, fragments },
    counts: pages.map(([, count]) => count),
    words: chunks
      .flatMap(([, , name]) => (read(`index/${name}.pf_index`) as unknown as Words)[0])
      .map(([word, entries, forms]) => [
        word,
        entries,
        forms.toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    filters: filters.map(([, name]) => read(`filter/${name}.pf_filter`)),
  };
};

describe('an index that is put together', () => {
  test.each(['en', 'fa', 'de'])(
    'says what Pagefind’s own of the same documents says, in %s',
    async (tag) => {
      const own = await runPagefind(byUrl(documents), tag);
      expect(toFacts(await makeIndex(documents, tag))).toEqual(toFacts(own));
    },
  );

  test('has the same bytes each time, a file for each article, and nothing that nobody asks for', async () => {
    const index = await makeIndex(documents);
    expect(toText(await makeIndex(documents.toReversed()))).toEqual(toText(index));
    const files = [...index.keys()];
    expect(files.filter((file) => file.startsWith('fragment/'))).toHaveLength(documents.length);
    expect(files.filter((file) => /-ui|highlight|css/.test(file))).toEqual([]);
    expect(files).toContain('pagefind.js');
    expect(
      files
        .filter((file) => file.includes('/'))
        .every((file) => /^\w+\/[\da-z]{6,}\.pf_\w+$/.test(file)),
    ).toBe(true);
  });

  test('lists little else in a word’s file, so that asking many years for it costs little', async () => {
    const chance = startChance(1);
    const vocabulary = buildVocabulary('en', 3000);
    const wordy = Array.from({ length: 60 }, (_, i) =>
      toDocument(i, Array.from({ length: 200 }, () => pickWord(chance, vocabulary)).join(' ')),
    );
    const files = [...(await makeIndex(wordy)).keys()];
    // Pagefind’s own measure makes one or two of these 24,000 words.
    expect(files.filter((file) => file.startsWith('index/')).length).toBeGreaterThan(5);
  });

  test('is the same whether all articles are read, or those that an earlier one lacks', async () => {
    const toEdition = fc.array(
      fc.record({ i: fc.nat({ max: 11 }), said: fc.subarray(words, { minLength: 1 }) }),
      { minLength: 1, maxLength: 8 },
    );
    const toDocuments = (edition: readonly { i: number; said: string[] }[]) =>
      byUrl([
        ...new Map(edition.map(({ i, said }) => [i, toDocument(i, said.join(' '))])).values(),
      ]);
    await fc.assert(
      fc.asyncProperty(toEdition, toEdition, async (before, after) => {
        const [old, wanted] = [toDocuments(before), toDocuments(after)];
        const earlier = await makeIndex(old);
        const place = new Map(wanted.map(({ content, url }, i) => [`${url} ${content}`, i]));
        const pages = old.map(({ content, url }) => place.get(`${url} ${content}`) ?? -1);
        const fresh = wanted.filter((_, i) => !pages.includes(i));
        const sources = [
          { files: earlier, pages, isOwn: true },
          ...(fresh.length > 0 ? [await readSource(fresh, wanted)] : []),
        ];
        const spliced = assembleIndex(
          sources,
          wanted.map(({ date }) => date),
        );
        expect(toText(spliced.files)).toEqual(toText(await makeIndex(wanted)));
      }),
      { numRuns: 12, seed: 5 },
    );
  });

  test('has no page for an article without a word, whether it is the only one or not', async () => {
    const [spoken, silent] = [toDocument(1, 'corridor'), { ...toDocument(2, '…', '—') }];
    const mute = { ...silent, content: silent.content.replace('Heading', '') };
    const all = [spoken, mute];
    const dates = all.map(({ date }) => date);
    const earlier = await makeIndex([spoken]);
    const sources = [{ files: earlier, pages: [0], isOwn: true }, await readSource([mute], all)];
    const { files, articles } = assembleIndex(sources, dates);
    expect(articles).toEqual([0]);
    expect(toText(files)).toEqual(toText(await makeIndex(all)));
    expect(toText(files)).toEqual(toText(earlier));
    const none = assembleIndex([await readSource([mute])], dates);
    expect(none.articles).toEqual([]);
    expect([...none.files.keys()]).toContain('pagefind-entry.json');
    expect(canMerge(earlier, none.files)).toBe(true);
  });

  test('is not made of one whose words say otherwise what they stand in', async () => {
    const [one, other] = [
      await makeIndex(documents.slice(0, 2)),
      await makeIndex(documents.slice(2, 4)),
    ];
    expect(canMerge(one, other)).toBe(true);
    const content = documents[0]?.content.replace('"title[', '"headline[') ?? '';
    expect(canMerge(one, await runPagefind([{ url: '/x/', content }], 'en'))).toBe(false);
  });
});
