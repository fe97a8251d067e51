import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { close } from 'pagefind';
import { afterAll, expect, test } from 'vitest';
import { assembleIndex, readText, toIndexedArticle } from '../../src/build/assemble-index.ts';
import type { Dictionary } from '../../src/build/dictionary.ts';
import { findBefore, takeTexts, writeIndex } from '../../src/build/index-folder.ts';
import type { SearchDocument } from '../../src/output/search-document.ts';
import { isFolderIntact } from '../../src/support/checksum.ts';
import { writeTree } from '../support/content.ts';
import { openNewDictionary } from '../support/search-index.ts';

afterAll(() => close());

const words = ['corridor', 'corridors', 'café', 'cease-fire', '😀', 'قره‌باغ', 'the', 'e.g.'];

const toDocument = (i: number, said: readonly string[]): SearchDocument => ({
  url: `/2023/${String(i)}/`,
  published: `2023-01-${String(10 + (i % 20))}`,
  html: `<h2 id="a">Piece ${String(i)}</h2><p>${said.join(' ')}</p>`,
  meta: { title: `Piece ${said[0] ?? ''}`, day: '2 March' },
  filters: { tag: [`tag ${String(i % 2)}`] },
});

const digestOf = (document: SearchDocument): string => JSON.stringify(document);

/** Makes the index of documents in a folder, as a build does; the answer is how many of them were read. */
const make = async (
  documents: readonly SearchDocument[],
  folder: string,
  folders: readonly string[] = [],
  dictionary: Dictionary = openNewDictionary(),
): Promise<number> => {
  const digests = documents.map(digestOf);
  const before = await findBefore(folders, 'code', new Set(digests));
  const known = takeTexts(before, dictionary);
  const texts = documents.map(
    (document) => known.get(digestOf(document)) ?? readText(document, dictionary, 'en'),
  );
  await dictionary.learn();
  const articles = documents.map((document, i) =>
    toIndexedArticle(document, texts[i] ?? { tokens: [], weights: [], fields: [], anchors: [] }),
  );
  const files = assembleIndex(articles, dictionary, 'en');
  await writeIndex(folder, { code: 'code', digests, files, texts }, dictionary, before);
  return documents.filter((document) => !known.has(digestOf(document))).length;
};

/** What is published. */
const readFolder = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [file.slice(folder.length), await readFile(file, 'base64')] as const;
      }),
    ),
  );
};

const documents = words.map((word, i) => toDocument(i, [word, 'road']));

test('an article more is the only one that is read, and other articles keep their files', async () => {
  const root = await writeTree({});
  const [one, two] = [join(root, 'one'), join(root, 'two')];
  expect(await make(documents.slice(1), one)).toBe(7);
  expect(await make(documents, two, [join(root, 'none'), one])).toBe(1);
  expect([await isFolderIntact(one), await isFolderIntact(two)]).toEqual([true, true]);
  const inodes = async (folder: string) =>
    Promise.all(
      (await readdir(join(folder, 'fragment'))).map(async (name) =>
        (await stat(join(folder, 'fragment', name))).ino.toString(),
      ),
    );
  const [old, own] = [new Set(await inodes(one)), await inodes(two)];
  expect(own.filter((inode) => old.has(inode))).toHaveLength(7);
});

test('an index is the same whether its articles were read before or not', async () => {
  const toEdition = fc
    .array(fc.record({ i: fc.nat({ max: 9 }), said: fc.subarray(words, { minLength: 1 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((all) => [...new Map(all.map(({ i, said }) => [i, toDocument(i, said)])).values()]);
  await fc.assert(
    fc.asyncProperty(toEdition, toEdition, async (before, wanted) => {
      const root = await writeTree({});
      const [one, two, clean] = ['one', 'two', 'clean'].map((name) => join(root, name));
      await make(before, one ?? '');
      await make(wanted, two ?? '', [one ?? '']);
      await make(wanted, clean ?? '');
      expect(await readFolder(two ?? '')).toEqual(await readFolder(clean ?? ''));
    }),
    { numRuns: 12, seed: 3 },
  );
}, 60_000);

test.each(['.contents.json', '.texts.json', '.sha256'])(
  'where %s has broken, all is read anew',
  async (file) => {
    const root = await writeTree({});
    const [one, two, clean] = [join(root, 'one'), join(root, 'two'), join(root, 'clean')];
    await make(documents, one);
    const whole = await readFile(join(one, file), 'utf8');
    await writeFile(join(one, file), whole.replace(/[1-9]/, '0'));
    expect(await make(documents, two, [one])).toBe(8);
    await make(documents, clean);
    expect(await readFolder(two)).toEqual(await readFolder(clean));
  },
);

test('a file that has broken is made anew', async () => {
  const root = await writeTree({});
  const [one, two, clean] = [join(root, 'one'), join(root, 'two'), join(root, 'clean')];
  await make(documents, one);
  await make(documents, clean);
  for (const name of await readdir(join(one, 'fragment')))
    await writeFile(join(one, 'fragment', name), 'broken');
  expect(await make(documents, two, [one])).toBe(0);
  expect(await readFolder(two)).toEqual(await readFolder(clean));
});
