import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close } from 'pagefind';
import { afterAll, expect, test } from 'vitest';
import { writeSearchIndex } from '../../src/build/write-search-index.ts';
import { buildVocabulary, pickWord, startChance } from '../../bench/words.ts';
import { writeTree } from '../support/content.ts';

afterAll(() => close());

const documents = Array.from({ length: 60 }, (_, i) => ({
  url: `/2023/${String(i).padStart(2, '0')}/`,
  content: `<!doctype html><html lang="en"><head>${['tag', 'kind', 'author', 'year']
    .map(
      (key) =>
        `<meta data-pagefind-filter="${key}[content]" content="${key} ${String(i % 7)}"><meta data-pagefind-filter="${key}[content]" content="${key} ${String(i % 11)} more">`,
    )
    .join(
      '',
    )}</head><body data-pagefind-body><h2 id="a">Word${String(i % 13)} number${String(i)}</h2><p>corridor</p></body></html>`,
}));

const readTree = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async (file) =>
          [file.slice(folder.length), (await readFile(file)).toString('base64')] as const,
      ),
    ),
  );
};

test('the same documents give the same index, byte for byte, without what nobody asks for', async () => {
  const root = await writeTree({});
  const indexes = [];
  for (const name of ['a', 'b', 'c']) {
    await writeSearchIndex(documents, 'en', join(root, name));
    indexes.push(await readTree(join(root, name)));
  }
  expect(indexes[1]).toEqual(indexes[0]);
  expect(indexes[2]).toEqual(indexes[0]);
  const files = Object.keys(indexes[0] ?? {});
  expect(files.filter((file) => file.includes('/fragment/'))).toHaveLength(60);
  expect(files.filter((file) => /ui|highlight|css/.test(file))).toEqual([]);
  expect(files).toContain('/pagefind.js');
});

test('a word’s file lists little else, so that asking many years for it costs little', async () => {
  const chance = startChance(1);
  const vocabulary = buildVocabulary('en', 3000);
  const wordy = Array.from({ length: 60 }, (_, i) => ({
    url: `/2023/${String(i)}/`,
    content: `<html lang="en"><body data-pagefind-body><p>${Array.from({ length: 400 }, () => pickWord(chance, vocabulary)).join(' ')}</p></body></html>`,
  }));
  const root = await writeTree({});
  await writeSearchIndex(wordy, 'en', root);
  const files = Object.entries(await readTree(root)).filter(([file]) => file.endsWith('.pf_index'));
  // Pagefind’s own measure makes one or two of these 24,000 words.
  expect(files.length).toBeGreaterThan(3);
});
