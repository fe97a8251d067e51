import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { runNew, type Surroundings } from '../../src/cli/run-new.ts';
import { article, author, newYear2024, thread, writeTree } from '../support/content.ts';

const tree = {
  'content/authors/caucasus-desk.md': author({ name: { en: 'Caucasus Desk', fa: 'میز قفقاز' } }),
  'content/authors/anna.md': author(),
  'content/threads/en/lachin-corridor.md': thread(),
  'content/threads/fa/talks.md': thread({ title: 'گفت‌وگوها' }),
  'content/articles/en/2023/suez-delays.md': article({
    byline: 'caucasus-desk',
    tags: ['Suez', 'Tolls'],
  }),
};

const begin = async (args: readonly string[], more: Partial<Surroundings> = {}) => {
  const root = await writeTree(tree);
  const surroundings = { root, now: newYear2024, environment: {}, ask: undefined, ...more };
  const ended = await runNew(args, surroundings);
  const file = /^Begun: (.*)$/m.exec(ended.out)?.[1];
  return { root, ended, file, text: file && (await readFile(join(root, file), 'utf8')) };
};

describe('a draft is begun', () => {
  test('with today’s date, and the checker has nothing against it', async () => {
    const { root, file, text } = await begin([
      ...['Lachin: a "quiet" week', '--kind', 'report', '--byline', 'anna', '--tag', 'Suez'],
      ...['--thread', 'lachin-corridor', '--summary', 'Nothing: at all.'],
    ]);
    expect(file).toBe('content/articles/en/2024/lachin-a-quiet-week.md');
    expect(text).toBe(`---
title: 'Lachin: a "quiet" week'
published: Monday 1 January 2024 - 16:00
kind: report
byline:
  - anna
summary: "Nothing: at all."
tags:
  - Suez
thread: lachin-corridor
draft: true
---
Anna Karapetyan – …
`);
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  });

  test.each([
    ['گفت‌وگو در خوجالی', 'content/articles/fa/2024/گفت-وگو-در-خوجالی.md'],
    ['Suez delays', 'content/articles/en/2024/suez-delays-2.md'],
    ['SUEZ: Delays!', 'content/articles/en/2024/suez-delays-2.md'],
    ['İstanbul & C++', 'content/articles/en/2024/istanbul-and-c-plus-plus.md'],
    ['会谈', 'content/articles/en/2024/会谈.md'],
    ['word '.repeat(60), `content/articles/en/2024/${'word-'.repeat(22).slice(0, -1)}.md`],
  ])('%s', async (title, wanted) => {
    const { file, ended, root } = await begin([title]);
    expect(ended.code).toBe(0);
    expect(file).toBe(wanted);
    expect(
      (await checkContent(root, newYear2024)).problems.filter(
        ({ severity }) => severity === 'error',
      ),
    ).toEqual([]);
  });

  test('by whoever signs most pieces, where nobody can be asked, and says so', async () => {
    const { ended, text } = await begin(['Suez again']);
    expect(ended.out).toContain('A guess: analysis, signed by Caucasus Desk.');
    expect(text).toContain('Caucasus Desk – …');
  });

  test('from answers, which are asked for only where nothing is given', async () => {
    const { text } = await begin(['Suez again', '--kind', 'brief'], {
      ask: (known, offers) => {
        expect(known).toEqual({ kind: 'brief' });
        expect(offers.tags[0]).toEqual({ value: 'Suez', label: 'Suez', uses: 1 });
        expect(offers.authors.map(({ label }) => label)).toEqual([
          'Caucasus Desk',
          'Anna Karapetyan',
        ]);
        const tags = offers.tags.map(({ value }) => value);
        return Promise.resolve({
          ...{ kind: 'brief', byline: ['anna'], thread: undefined, tags, summary: 'Said.' },
        });
      },
    });
    expect(text).toContain(
      'kind: brief\nbyline:\n  - anna\nsummary: Said.\ntags:\n  - Suez\n  - Tolls\n',
    );
  });

  test('and opened in the editor', async () => {
    const root = await writeTree(tree);
    const script = join(root, 'editor.mjs');
    await writeFile(
      script,
      'import fs from "node:fs"; fs.appendFileSync(process.argv[2], "Edited.");',
    );
    const ask: Surroundings['ask'] = () =>
      Promise.resolve({
        kind: 'brief',
        byline: ['anna'],
        thread: undefined,
        tags: [],
        summary: '',
      });
    const environment = { EDITOR: `${process.execPath} ${script}` };
    await runNew(['Edited'], { root, now: newYear2024, environment, ask });
    const path = join(root, 'content/articles/en/2024/edited.md');
    expect(await readFile(path, 'utf8')).toMatch(/…\nEdited\.$/);
    const { out } = await runNew(['Another'], {
      ...{ root, now: newYear2024, environment: { EDITOR: '/nowhere/vi' }, ask },
    });
    expect(out).toContain('could not be run');
  });
});

describe('nothing is written', () => {
  test.each([
    ['without a title', [], 2, 'npm run new -- "Title"'],
    ['with an option that is none', ['A', '--kin', 'x'], 2, 'npm run new -- "Title"'],
    [
      'for a title without letters',
      ['؟'],
      1,
      'The title makes no address: it is empty.\n  Give it one: --slug',
    ],
    ['for a slug that leaves the folder', ['A', '--slug', '../x'], 1, '"../x" is no address'],
    ['in a language that is none', ['A', '--language', 'tr'], 1, 'The languages are: en, fa.'],
    ['of a kind that is none', ['A', '--kind', 'reports'], 1, 'Did you mean "report"?'],
    ['by an author who is none', ['A', '--byline', 'ana'], 1, 'There is no author "ana"'],
    [
      'in a thread of another language',
      ['A', '--thread', 'talks'],
      1,
      'There is no thread "talks"',
    ],
  ])('%s', async (_, args, code, told) => {
    const { ended } = await begin(args);
    expect(ended.code).toBe(code);
    expect(ended.error).toContain(told);
  });

  test('where somebody breaks off', async () => {
    const { ended } = await begin(['A'], { ask: () => Promise.resolve(undefined) });
    expect(ended).toEqual({ code: 1, out: '', error: 'Nothing was written.' });
  });
});
