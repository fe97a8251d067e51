import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { isRule } from '../../src/records/problem.ts';
import { anyText, isRefusedUpstream } from '../markdown/any-text.ts';
import { article, newYear2024, writeTree } from '../support/content.ts';

const check = async (tree: Parameters<typeof writeTree>[0], now = newYear2024) =>
  checkContent(await writeTree(tree), now);

describe('all content is checked', () => {
  test('and counted', async () => {
    expect(
      await check({
        'content/articles/en/2023/a.md': article({ title: 'A' }),
        'content/articles/fa/2023/b.md': article({ title: 'B', draft: true }),
      }),
    ).toEqual({ problems: [], articles: 2 });
    expect(await check({})).toEqual({ problems: [], articles: 0 });
  });

  test('problems of single files and of all together come sorted by place', async () => {
    const { problems } = await check({
      'content/articles/en/2023/b.md': article(
        { title: 'B', byline: 'nobody' },
        '# B\n\n[x](y.md)',
      ),
      'content/articles/en/2023/a.md': article({ title: 'A' }, 'Read more: Nothing\n\n#### Deep'),
      'content/threads/en/t.md': '',
    });
    expect(
      problems.map(({ file, line, rule }) => `${file.split('/').pop() ?? ''}:${line} ${rule}`),
    ).toEqual([
      'a.md:8 read-more/unknown-target',
      'a.md:10 heading/skipped',
      'b.md:5 author/unknown',
      'b.md:8 heading/second-headline',
      'b.md:10 link/dead',
      't.md:1 file/empty',
    ]);
  });

  test('links to files of public/ are fine, in whatever script they are named', async () => {
    const links =
      '[a](/data/tolls.csv) [b](/data/جدول.csv) [c](/data/%D8%AC%D8%AF%D9%88%D9%84.csv)';
    const { problems } = await check({
      'public/data/tolls.csv': 'a',
      'public/data/جدول.csv': 'a',
      'content/articles/en/2023/a.md': article({}, `${links} [d](/data/gone.csv)`),
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'There is nothing at "/data/gone.csv".',
    ]);
  });

  test('the clock decides what is held back', async () => {
    const tree = {
      'content/articles/en/2023/a.md': article({}, 'Text.\n\nRead more: Soon'),
      'content/articles/en/2024/b.md': article({ title: 'Soon', published: '2024-01-02T10:00' }),
    };
    expect((await check(tree)).problems.map(({ rule }) => rule)).toEqual(['read-more/held']);
    expect((await check(tree, Date.UTC(2024, 0, 3))).problems).toEqual([]);
  });
});

describe('whatever the files hold', () => {
  const garbage = fc.oneof(
    anyText,
    anyText.map((text) => `---\n${text}\n---\n${text}`),
    anyText.map((text) => `---\ntitle: ${text}`),
    fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
  );
  const typed = anyText.filter((text) => !isRefusedUpstream(text));

  test('garbage is told of, file by file, and nothing is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(garbage, { minLength: 1, maxLength: 8 }), async (contents) => {
        const files = contents.map((_, i) => `content/articles/en/2023/p${i}.md`);
        const tree = Object.fromEntries(files.map((file, i) => [file, contents[i] ?? '']));
        const { problems } = await check(tree);
        for (const file of files) expect(problems.map((each) => each.file)).toContain(file);
        for (const { rule, line, column, message, hint } of problems) {
          expect(isRule(rule)).toBe(true);
          expect(Math.min(line, column)).toBeGreaterThan(0);
          expect(message).not.toBe('');
          expect(hint).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('any text, title, tag, byline and thread make no more than problems', async () => {
    const front = fc.record({
      title: typed,
      tags: fc.array(typed, { maxLength: 3 }),
      byline: fc.array(typed, { maxLength: 2 }),
      thread: typed,
      translationOf: typed,
      aliases: fc.array(typed, { maxLength: 2 }),
      formerTitles: fc.array(typed, { maxLength: 2 }),
      dateline: typed,
    });
    await fc.assert(
      fc.asyncProperty(front, typed, typed, async (keys, body, cited) => {
        const result = await check({
          'content/articles/en/2023/a.md': article(keys, body),
          'content/articles/en/2023/b.md': article(
            {},
            `${body}\n\nRead more: ${cited}; ${keys.title}`,
          ),
        });
        expect(result.articles).toBeLessThanOrEqual(2);
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});
