import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { toEditionPaths } from '../../src/build/edition-files.ts';
import { digestInputs, writeStanding } from '../../src/build/standing.ts';
import {
  areTermsSame,
  areTextsAlone,
  findEditedFiles,
  findTextless,
  toTextEdits,
  writeSources,
} from '../../src/build/text-edits.ts';
import { readGraph } from '../../src/checker/check-content.ts';
import { findContent } from '../../src/records/find-content.ts';
import { openKeptRecords } from '../../src/records/kept-records.ts';
import { article, author, newYear2024, thread, writeTree } from '../support/content.ts';

const suez = 'content/articles/en/2023/suez.md';
const panama = 'content/articles/en/2023/panama.md';

const tree = {
  [suez]: article({ tags: ['Canals'] }, '## Tolls\n\nGrain waits at the canal.'),
  [panama]: article({ tags: ['Canals'] }, 'Grain waits at the other canal.'),
  'content/articles/en/2023/map.svg': '<svg/>',
  'content/authors/desk.md': author(),
  'content/threads/en/canals.md': thread(),
  'public/a.txt': 'a',
};

/** A project whose last edition was made of `tree`, and what is found after an edit. */
const afterEdit = async (file: string, text: string, until: number | null = null) => {
  const root = await writeTree(tree);
  const paths = toEditionPaths(root, join(root, 'dist'));
  const kept = openKeptRecords(paths.cache);
  onTestFinished(kept.close);
  const read = async () => {
    const found = await findContent(root);
    return { found, ...(await readGraph(root, newYear2024, kept, { found })) };
  };
  const before = await read();
  const inputs = await digestInputs(root, 'c', before.found);
  await writeSources(paths, inputs, before.found.keys, before.graph, ['src/pages/tags.astro']);
  const finished = { report: '', redirects: [], nextDue: undefined };
  await writeStanding(paths, { ...finished, inputs, from: 0, until });
  await writeFile(join(root, file), text);
  const after = await read();
  const edited = await findEditedFiles(root, paths, 'c', after.found);
  const edits =
    edited && areTextsAlone(edited, after.found.keys, kept)
      ? toTextEdits(edited, after.graph)
      : undefined;
  const sameTerms = edited && areTermsSame(edited, after.found.keys, kept);
  return { root, paths, after, edited, edits, sameTerms };
};

test('an edited text is told, with the routes that show none', async () => {
  const { edited, edits, after } = await afterEdit(
    suez,
    article({ tags: ['Canals'] }, '## Tolls\n\nWheat waits at the canal, and coal.'),
  );
  expect(edited?.files).toEqual([suez]);
  expect(edited?.last.textless).toEqual(['src/pages/tags.astro']);
  expect(edits?.isEdited({ file: suez })).toBe(true);
  expect(edits?.isEdited({ file: panama })).toBe(false);
  const { articles } = after.graph;
  expect(articles.map((each) => edits?.isRelatedAnew(each))).toEqual([false, false]);
});

test.each([
  ['a word', 'Grain waits at the old canal.', false],
  ['the order of others', 'At the canal waits grain.', false],
  ['a short one', 'Grain waits in the canal.', true],
])('where %s is another, the terms are the same or not', async (_, text, isSame) => {
  const { edits, sameTerms } = await afterEdit(
    suez,
    article({ tags: ['Canals'] }, `## Tolls\n\n${text}`),
  );
  expect(edits).toBeDefined();
  expect(sameTerms).toBe(isSame);
});

test.each([
  ['a title', article({ title: 'Another', tags: ['Canals'] }, '## Tolls\n\nGrain waits.')],
  ['a heading', article({ tags: ['Canals'] }, '## Fees\n\nGrain waits at the canal.')],
  ['a link', article({ tags: ['Canals'] }, '## Tolls\n\n[Grain](panama.md) waits.')],
  ['what cannot be read', '---\ntitle: [\n---\nText.'],
])('where %s has changed, more than texts has', async (_, text) => {
  const { edited, edits } = await afterEdit(suez, text);
  expect(edited?.files).toEqual([suez]);
  expect(edits).toBeUndefined();
});

test.each([
  ['nothing', suez, tree[suez]],
  ['a thread', 'content/threads/en/canals.md', thread({}, 'How it went on.')],
  ['a picture', 'content/articles/en/2023/map.svg', '<svg />'],
  ['a new piece', 'content/articles/en/2023/kiel.md', article()],
  ['a file of public/', 'public/a.txt', 'another'],
])('where %s has changed, no text alone has', async (_, file, text) => {
  expect((await afterEdit(file, text)).edited).toBeUndefined();
});

test('where time or the code has changed something, no text alone has', async () => {
  const text = article({ tags: ['Canals'] }, '## Tolls\n\nWheat waits.');
  expect((await afterEdit(suez, text, 1)).edited).toBeUndefined();
  const { root, paths, after } = await afterEdit(suez, text);
  expect(await findEditedFiles(root, paths, 'd', after.found)).toBeUndefined();
  await writeFile(paths.manifest.replace(/\.json$/, '-sources.json'), '{"inputs":');
  expect(await findEditedFiles(root, paths, 'c', after.found)).toBeUndefined();
});

test('a route shows no text where all of its pages have a key that says so', () => {
  const page = (component: string, cacheKey: string | undefined) => ({
    ...{ pathname: '/x', route: { type: 'page', component } },
    cacheKey,
  });
  expect(
    findTextless([
      ...[page('tags', 'k'), page('tags', 'l')],
      ...[page('article', 'k texts:1')],
      ...[page('sitemap', 'k'), page('sitemap', undefined)],
    ]),
  ).toEqual(['tags']);
});
