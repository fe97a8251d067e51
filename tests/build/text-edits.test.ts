import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { toEditionPaths } from '../../src/build/edition-files.ts';
import { digestInputs, writeStanding } from '../../src/build/standing.ts';
import {
  areTermsSame,
  compareGraph,
  findEditedFiles,
  findExtent,
  findTextless,
  writeSources,
} from '../../src/build/text-edits.ts';
import { readGraph } from '../../src/checker/check-content.ts';
import { findContent } from '../../src/records/find-content.ts';
import { openKeptRecords } from '../../src/records/kept-records.ts';
import { article, author, newYear2024, thread, writeTree } from '../support/content.ts';

const suez = 'content/articles/en/2023/suez.md';
const panama = 'content/articles/en/2023/panama.md';
const kiel = 'content/articles/en/2023/kiel.md';
const canals = 'content/threads/en/canals.md';

const tree = {
  [suez]: article({ tags: ['Canals'] }, '## Tolls\n\nGrain waits at the canal.'),
  [panama]: article({ title: 'Panama', tags: ['Canals'] }, 'Grain waits at the other canal.'),
  'content/articles/en/2023/map.svg': '<svg/>',
  [kiel]: article({ title: 'Kiel', formerTitles: ['Kiel strikes'] }, 'Read more: Suez delays'),
  'content/authors/desk.md': author(),
  [canals]: thread({}, '[It](../../articles/en/2023/suez.md) began.'),
  'content/threads/en/roads.md': thread({}, 'Read more: Kiel strikes'),
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
  const inputs = digestInputs(root, 'c', before.found);
  const { structure } = compareGraph(undefined, undefined, before.graph);
  const textless = ['src/pages/tags.astro'];
  writeSources(paths, before.found.keys, before.graph, { inputs, structure, textless });
  const finished = { report: '', redirects: [], nextDue: undefined };
  writeStanding(paths, { ...finished, inputs, from: 0, until });
  await writeFile(join(root, file), text);
  const after = await read();
  const edited = await findEditedFiles(root, paths, 'c', after.found);
  const extent = edited && findExtent(edited, after.found.keys, kept);
  const { change } = compareGraph(edited, extent, after.graph);
  const edits = change?.edits;
  const sameTerms = edited && areTermsSame(edited, after.found.keys, kept);
  return { root, paths, after, edited, extent, edits, sameTerms };
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
  expect(articles.filter((each) => edits?.isRelatedAnew(each))).toEqual([]);
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

const tolls = '## Tolls\n\nGrain waits at the canal.';
const renamed = { title: 'Suez waits', tags: ['Canals'] };

test.each([
  ['a title', { ...renamed, formerTitles: ['Suez delays'] }],
  ['a summary', { tags: ['Canals'], summary: 'What happened since.' }],
])('where %s has changed, the texts that refer to the piece are told', async (_, front) => {
  const { extent, edits, after } = await afterEdit(suez, article(front, tolls));
  expect(extent).toBe('names');
  const files = [...after.graph.articles, ...after.graph.threads.map((story) => story.thread)];
  const told = (is: ((text: { file: string }) => boolean) | undefined) =>
    files.filter((each) => is?.(each)).map(({ file }) => file);
  expect(told(edits?.isEdited)).toEqual([suez]);
  expect(told(edits?.isChanged).sort()).toEqual([kiel, suez, canals]);
  // To Panama it is related.
  const anew = after.graph.articles.filter((each) => edits?.isRelatedAnew(each));
  expect(anew.map(({ id }) => id)).toContain('en/2023/panama');
});

test('where another text finds no piece by its new title, or another one, more has changed', async () => {
  const lost = await afterEdit(suez, article(renamed, tolls));
  expect(lost.extent).toBe('names');
  expect(lost.edits).toBeUndefined();
  const front = { ...renamed, title: 'Kiel strikes', formerTitles: ['Suez delays'] };
  const other = await afterEdit(suez, article(front, tolls));
  expect(other.extent).toBe('names');
  expect(other.edits).toBeUndefined();
});

test.each([
  ['a tag', article({ tags: ['Canals', 'Ports'] }, tolls)],
  ['a date', article({ tags: ['Canals'], published: '2023-05-01T10:00' }, tolls)],
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
  ['a new piece', 'content/articles/en/2023/corinth.md', article({ title: 'Corinth' })],
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
