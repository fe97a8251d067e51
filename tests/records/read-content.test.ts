import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { findContentFiles, readContent } from '../../src/records/read-content.ts';
import { article, author, page, thread, writeTree } from '../support/content.ts';

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
  const { records, problems } = await readContent(root);
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
    import { readContent } from ${JSON.stringify(new URL('../../src/records/read-content.ts', import.meta.url).href)};
    const { records, problems } = await readContent(${JSON.stringify(root)});
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
