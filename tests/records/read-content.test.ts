import { execFile } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LostRecord, openKeptRecords, type KeptRecords } from '../../src/records/kept-records.ts';
import { findContentFiles } from '../../src/records/find-content.ts';
import { readContent, type Content } from '../../src/records/read-content.ts';
import { article, author, page, thread, toTreeRecords, writeTree } from '../support/content.ts';

const openCache = (root: string): KeptRecords => {
  const kept = openKeptRecords(join(root, '.cache'));
  onTestFinished(() => kept.close());
  return kept;
};

describe('the files of the content', () => {
  test('are the Markdown files below it, sorted, but for notes and hidden ones', async () => {
    const root = await writeTree({
      'content/pages/en/about.md': '',
      'content/articles/en/2023/b.md': '',
      'content/articles/en/2023/a.md': '',
      'content/articles/fa/2023/قره-باغ.md': '',
      'content/articles/en/2023/map.svg': '',
      'content/articles/en/2023/c.MD': '',
      'content/articles/en/2023/d.markdown': '',
      'content/articles/en/2023/notes.txt': '',
      'content/articles/en/2023/_notes.md': '',
      'content/articles/en/_later/2023/c.md': '',
      'content/articles/en/2023/.x.md': '',
      'content/README.md': '',
      'content/authors/readme.md': '',
      'README.md': '',
      'docs/x.md': '',
    });
    expect(await findContentFiles(root)).toEqual([
      'content/articles/en/2023/a.md',
      'content/articles/en/2023/b.md',
      'content/articles/en/2023/c.MD',
      'content/articles/en/2023/d.markdown',
      'content/articles/fa/2023/قره-باغ.md',
      'content/pages/en/about.md',
    ]);
  });

  test('are none where there is no content', async () => {
    expect(await findContentFiles(await writeTree({}))).toEqual([]);
  });
});

test('records come by kind, with the problems of every file', async () => {
  const root = await writeTree({
    'content/articles/en/2023/a.md': article(),
    'content/articles/en/2023/b.md': '',
    'content/authors/anna.md': author(),
    'content/threads/en/lachin.md': thread(),
    'content/pages/en/about.md': page(),
    'content/notes/x.md': 'A note.',
  });
  const { records, problems } = await readContent(root, openCache(root));
  expect(records.articles.map(({ id }) => id)).toEqual(['en/2023/a']);
  expect(records.authors.map(({ id }) => id)).toEqual(['anna']);
  expect(records.threads.map(({ id }) => id)).toEqual(['lachin']);
  expect(records.pages.map(({ slug }) => slug)).toEqual(['about']);
  expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    'content/articles/en/2023/b.md file/empty',
    'content/notes/x.md file/misplaced',
  ]);
});

test('an archive is read where only few files may be open at once', async () => {
  const files = Array.from({ length: 400 }, (_, i): [string, string] => [
    `content/articles/en/2023/piece-${i}.md`,
    article({ title: `Piece ${i}` }),
  ]);
  const root = await writeTree(Object.fromEntries(files));
  const script = `
    import { openKeptRecords } from ${JSON.stringify(new URL('../../src/records/kept-records.ts', import.meta.url).href)};
    import { readContent } from ${JSON.stringify(new URL('../../src/records/read-content.ts', import.meta.url).href)};
    const { records, problems } = await readContent(${JSON.stringify(root)}, openKeptRecords(${JSON.stringify(`${root}/.cache`)}));
    console.log(records.articles.length, problems.length);`;
  const { stdout } = await promisify(execFile)('bash', [
    '-c',
    'ulimit -n 128 && exec "$0" "$@"',
    process.execPath,
    '--input-type=module',
    '--eval',
    script,
  ]);
  expect(stdout).toBe('400 0\n');
}, 30_000);

describe('what was read before', () => {
  const file = 'content/articles/en/2023/a.md';
  const titlesOf = ({ records }: Content) => records.articles.map(({ title }) => title);

  /** Reads as a build of its own does, and says which files it had to make a record of. */
  const read = async (root: string): Promise<{ content: Content; made: number }> => {
    const kept = openCache(root);
    const keep = vi.spyOn(kept, 'keep');
    return { content: await readContent(root, kept), made: keep.mock.calls.length };
  };

  const texts = ({ records }: Content) =>
    records.articles.map(({ body }) => [body.html, body.terms]);

  test('is not made again, and is the same', async () => {
    const root = await writeTree({
      [file]: article({}, 'A *text* of words.'),
      'content/authors/anna.md': author(),
    });
    const first = await read(root);
    const again = await read(root);
    expect([first.made, again.made]).toEqual([2, 0]);
    expect(again.content.records).toEqual(first.content.records);
    expect(texts(first.content)[0]?.[0]).toBe('<p>A <em>text</em> of words.</p>');
    expect(texts(again.content)).toEqual(texts(first.content));
  });

  test('is made again where the file, or its name, is another', async () => {
    const root = await writeTree({ [file]: article() });
    await read(root);
    await writeFile(join(root, file), article({ title: 'Tolls' }));
    const edited = await read(root);
    expect([edited.made, titlesOf(edited.content)]).toEqual([1, ['Tolls']]);
    await rename(join(root, file), join(root, file.replace('a.md', 'b.md')));
    const renamed = await read(root);
    expect([renamed.made, renamed.content.records.articles[0]?.slug]).toEqual([1, 'b']);
    await rename(join(root, file.replace('a.md', 'b.md')), join(root, file));
    expect((await read(root)).made).toBe(0);
  });

  test('holds no stale word of a picture', async () => {
    const root = await writeTree({ [file]: article({}, '![A map](map.svg)') });
    const rules = async () => (await read(root)).content.problems.map(({ rule }) => rule);
    expect(await rules()).toEqual(['image/missing']);
    await writeFile(join(root, 'content/articles/en/2023/map.svg'), '<svg></svg>');
    expect(await rules()).toEqual([]);
    expect((await read(root)).made).toBe(0);
    await writeFile(join(root, 'content/articles/en/2023/map.svg'), 'no picture');
    expect(await rules()).toEqual(['image/mistyped']);
    await rm(join(root, 'content/articles/en/2023/map.svg'));
    expect(await rules()).toEqual(['image/missing']);
  });

  const two = {
    [file]: article({}, 'A text with words.'),
    'content/articles/en/2023/b.md': article({ title: 'B' }),
  };

  const breakCache = async (root: string, name: string): Promise<void> => {
    const cache = join(root, '.cache/records', name);
    const bytes = await readFile(cache, 'latin1');
    await writeFile(cache, `${bytes.slice(0, -3)}?${bytes.slice(-2)}`, 'latin1');
  };

  test('is made again where its record is broken', async () => {
    const root = await writeTree(two);
    // Before the file breaks: long parts are read when they are asked for.
    const whole = JSON.stringify((await read(root)).content.records);
    await breakCache(root, 'records');
    const mended = await read(root);
    expect(mended.made).toBe(1);
    expect(JSON.stringify(mended.content.records)).toBe(whole);
    expect((await read(root)).made).toBe(0);
  });

  test.each(['html', 'terms'])('is never handed out where its %s is broken', async (name) => {
    const root = await writeTree(two);
    const whole = JSON.stringify((await read(root)).content.records);
    await breakCache(root, name);
    const kept = openCache(root);
    const broken = await readContent(root, kept);
    expect(() => texts(broken)).toThrow(LostRecord);
    kept.save();
    const mended = await read(root);
    expect(mended.made).toBe(1);
    expect(JSON.stringify(mended.content.records)).toBe(whole);
    expect((await read(root)).made).toBe(0);
  });

  test('of an archive is made on all processors, and is the same as made on one', async () => {
    const tree = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [
        `content/articles/en/2023/p-${String(i)}.md`,
        article({ title: `Piece ${String(i)}` }, `Text ${String(i)}.`),
      ]),
    );
    const many = (await read(await writeTree(tree))).content;
    expect(titlesOf(many)).toHaveLength(200);
    const { records } = await toTreeRecords(tree);
    const byId = new Map(records.articles.map((each) => [each.id, each]));
    for (const made of many.records.articles) {
      expect(JSON.parse(JSON.stringify(made))).toEqual(
        JSON.parse(JSON.stringify(byId.get(made.id))),
      );
    }
  }, 30_000);
});
