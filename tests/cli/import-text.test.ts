import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { hasErrors } from '../../src/checker/reports.ts';
import { runImport } from '../../src/cli/run-import.ts';
import type { Surroundings } from '../../src/cli/import-command.ts';
import { buildArticleIndex } from '../../src/graph/article-index.ts';
import { readText } from '../../src/importer/text/read-text.ts';
import { htmlToBlocks, textToBlocks } from '../../src/importer/text/to-blocks.ts';
import { tellsPosition } from '../../src/records/pictures/metadata.ts';
import { anyText } from '../markdown/any-text.ts';
import { article, author, newYear2024, thread, writeTree, type Tree } from '../support/content.ts';
import { photographWithPosition } from '../support/pictures.ts';
import { root as project } from '../support/source-files.ts';

/** A picture of a camera, which tells more than it shows. */
const room = photographWithPosition;

const speech =
  'We will keep the road open, whatever it takes, and we have said so from the first day. '
    .repeat(2)
    .trim();

const text = `A meeting with a short agenda

Friday 2 March 2023 - 18:33

Caucasus Desk – Two sides met in Khojaly. They spoke of *traffic* and of C_c_C.

They met again on 3 March.
Then they parted.

“${speech}” he said.

> Nothing was agreed.

Read more: The road; what it says; A piece that nobody wrote; suez

A last paragraph, with an end.

A picture of the room
Share it:

Leave a Reply

Your email address will not be published.
`;

const tree: Tree = {
  'content/authors/caucasus-desk.md': author({ name: 'Caucasus Desk', kind: 'desk' }),
  'content/threads/en/talks.md': thread(),
  'content/articles/en/2022/road.md': article({
    title: 'The road; what it says',
    published: '2022-03-02T10:00',
  }),
  'content/articles/en/2022/suez.md': article({ published: '2022-03-03T10:00', thread: 'talks' }),
};

const bring = async (
  typed: string | Uint8Array,
  args: readonly string[] = [],
  more: Partial<Surroundings> & { name?: string } = {},
) => {
  const root = await writeTree({ ...tree, [more.name ?? 'in.txt']: typed, 'room.png': room });
  const around = { root, now: newYear2024, ...more };
  const ended = await runImport(['text', more.name ?? 'in.txt', ...args], around);
  const file = /^Written, as a draft: (.*)$/m.exec(ended.out)?.[1];
  const written = file && (await readFile(join(root, file), 'utf8').catch(() => undefined));
  return { root, ended, file, written };
};

describe('a text that was copied from a page', () => {
  test('becomes a draft, says what it guessed, and invents nothing', async () => {
    const { root, ended, file, written } = await bring(text);
    expect(ended.code).toBe(0);
    expect(file).toBe('content/articles/en/2023/a-meeting-with-a-short-agenda.md');
    expect(written).toBe(`---
title: A meeting with a short agenda
published: Thursday 2 March 2023 - 18:33
kind: analysis
byline:
  - caucasus-desk
summary: Two sides met in Khojaly. They spoke of *traffic* and of C_c_C.
draft: true
---
Caucasus Desk – Two sides met in Khojaly. They spoke of \\*traffic\\* and of C_c_C.

They met again on 3 March.

Then they parted.

> “${speech}” he said.

> Nothing was agreed.

Read more: The road; what it says; Suez delays

<!-- Not in the archive: A piece that nobody wrote -->

A last paragraph, with an end.

<!-- Caption of the picture: A picture of the room -->
`);
    expect(ended.out).toContain('names a friday, but that day was a thursday');
    expect(ended.out).toContain('the byline: "Caucasus Desk"');
    expect(ended.out).toContain('it stands in a comment):\n  A piece that nobody wrote');
    expect(ended.out).toContain('Left out:\n  Share it:\n  Leave a Reply\n  Your email');
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  });

  test('goes below another folder where that is asked for, beside what is there', async () => {
    const { root, ended, file } = await bring(text, ['--out', 'there']);
    expect(ended.code).toBe(0);
    expect(existsSync(join(root, 'there', file ?? ''))).toBe(true);
    expect(existsSync(join(root, file ?? ''))).toBe(false);
    expect(readdirSync(join(root, 'there'))).toEqual(['content']);
    const again = await runImport(['text', 'in.txt', '--out', 'there'], {
      root,
      now: newYear2024,
    });
    expect(again).toMatchObject({ code: 1, error: `It is there already: ${file ?? ''}` });
  });

  test('a second time is known', async () => {
    const { root } = await bring(text);
    const again = await runImport(['text', 'in.txt', '--date', '2023-03-02T18:33'], {
      root,
      now: newYear2024,
    });
    expect(again.code).toBe(1);
    expect(again.error).toContain('It is there already');
  });

  test('with its picture', async () => {
    const { written, root } = await bring(text, ['--picture', 'room.png']);
    expect(written).toContain(
      'image:\n  file: ./a-meeting-with-a-short-agenda.jpg\n  alt: A picture of the room\n  caption: A picture of the room\n',
    );
    const copy = join(root, 'content/articles/en/2023/a-meeting-with-a-short-agenda.jpg');
    expect(tellsPosition([await readFile(copy)])).toBe(false);
  });

  test('what is missing is asked for, and only that', async () => {
    const { written } = await bring(text, ['--tag', 'Talks'], {
      ask: (known, offers) => {
        expect(Object.keys(known).sort()).toEqual(['byline', 'summary', 'tags']);
        expect(offers.threads.map(({ value }) => value)).toEqual(['talks']);
        return Promise.resolve({
          kind: 'brief',
          byline: ['caucasus-desk'],
          summary: 'Said.',
          tags: ['Talks'],
          thread: 'talks',
        });
      },
    });
    expect(written).toContain('kind: brief');
    expect(written).toContain('tags:\n  - Talks\nthread: talks\n');
    const broken = await bring(text, [], { ask: () => Promise.resolve(undefined) });
    expect(broken.ended).toEqual({ code: 1, out: '', error: 'Nothing was written.' });
  });

  test('in Persian', async () => {
    const { file, written, root, ended } = await bring(
      'دیدار دوم در خوجالی\n\nپنجشنبه ۱۱ اسفند ۱۴۰۱ - ۱۸:۳۳\n\nمیز قفقاز – دو طرف دیدار کردند.\n\nبیشتر بخوانید: راه\n\nپایان یافت.\n\nبه اشتراک بگذارید:\nدیدگاهتان را بنویسید\n',
    );
    expect(file).toBe('content/articles/fa/2023/دیدار-دوم-در-خوجالی.md');
    expect(written).toContain('published: Thursday 2 March 2023 - 18:33');
    expect(written).toContain('  - میز قفقاز');
    expect(written).not.toContain('دیدگاهتان');
    expect(ended.out).toContain('is 2023-03-02 in the Gregorian calendar');
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  });

  test('from a word processor: lines broken at some width are one paragraph; invisible characters go', async () => {
    const { written, ended } = await bring(
      'Head\u200Eline\r\n\r\nThe first line of a paragraph that goes on and\r\nfinds its end here.\r\n\r\nAnother\u0007 one.\r\n',
    );
    expect(written).toContain(
      'The first line of a paragraph that goes on and finds its end here.\n\nAnother one.',
    );
    expect(ended.out).toContain('invisible or broken characters were taken out: 1');
    expect(ended.out).toContain('since none stands in it');
    expect(ended.out).toContain('the byline: "Throughline"');
  });
});

describe('HTML', () => {
  const page = `<!doctype html><html><head><title>A title – Site</title><style>p{}</style></head><body>
<nav>Home About</nav><article><header><h1>A meeting</h1><time datetime="2023-03-02T18:33:00+04:00">2 March</time></header>
<p>Caucasus Desk – Two <b>sides</b> met, <a href="https://example.org/x">as said</a>.</p>
<p>Read more: <a href="https://old.example/1">Suez delays</a>; Nothing at all</p><ul><li>one</li></ul>
<script>alert(1)</script><p>They parted.</p></article><footer>Copyright</footer></body></html>`;

  test('keeps the markup of its article, and nothing around it', async () => {
    const { written, file, root, ended } = await bring(page, [], { name: 'page.html' });
    expect(file).toBe('content/articles/en/2023/a-meeting.md');
    expect(written).toContain('published: Thursday 2 March 2023 - 18:33');
    expect(written).toContain('Two **sides** met, [as said](https://example.org/x).');
    expect(written).toContain(
      'Read more: Suez delays\n\n<!-- Not in the archive: Nothing at all -->\n\n- one',
    );
    expect(written).not.toMatch(/Copyright|About|alert/);
    expect(ended.out).toContain('Nothing at all');
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  });

  test('from a clipboard is a fragment', () => {
    const html =
      '<meta charset="utf-8"><b style="font-weight:normal"><p>Headline</p><p>2 March 2023</p><p>The <i>text</i>.</p></b>';
    const around = { language: 'en', timeZone: 'UTC', index: buildArticleIndex([]) } as const;
    expect(readText(htmlToBlocks(html, 'en'), around)).toMatchObject({
      ...{ title: 'Headline', published: '2023-03-02T12:00', markdown: 'The *text*.' },
    });
  });
});

describe('nothing is written', () => {
  test.each([
    ['of a file that is not there', ['gone.txt'], 1, 'cannot be opened'],
    ['of nothing', ['empty.txt'], 1, 'The file is empty'],
    ['of a headline alone', ['headline.txt'], 1, 'but no text'],
    ['of UTF-16', ['utf16.txt'], 1, 'UTF-16'],
    ['without a file', [], 2, 'npm run import -- text FILE'],
    ['with a date that is none', ['in.txt', '--date', 'soon'], 1, 'is not a date'],
    [
      'by an author who is none',
      ['in.txt', '--byline', 'nobody'],
      1,
      'There is no author "nobody"',
    ],
    ['with a picture that is none', ['in.txt', '--picture', 'in.txt'], 1, 'it is no picture'],
    [
      'with a picture that is not there',
      ['in.txt', '--picture', 'x.png'],
      1,
      'x.png was not brought along: it cannot be opened',
    ],
    [
      'with a picture that is a link to another folder',
      ['in.txt', '--picture', 'link.png'],
      1,
      'This is a link that leads out of the folder',
    ],
    ['with a picture that is a pipe', ['in.txt', '--picture', 'pipe.png'], 1, 'and no file'],
    ['of a link to another folder', ['link.txt'], 1, 'This is a link that leads out of the folder'],
  ])('%s', async (_, args, code, told) => {
    const root = await writeTree({
      ...{
        ...tree,
        'in.txt': text,
        'empty.txt': ' \n',
        'headline.txt': 'Headline\n\n2 March 2023\n',
      },
      'utf16.txt': Buffer.from('\uFEFFHeadline', 'utf16le'),
    });
    await symlink('/proc/self/environ', join(root, 'link.png'));
    await symlink('/proc/self/environ', join(root, 'link.txt'));
    execFileSync('mkfifo', [join(root, 'pipe.png')]);
    const ended = await runImport(['text', ...args], { root, now: newYear2024 });
    expect(ended.code).toBe(code);
    expect(ended.error).toContain(told);
    expect(
      existsSync(join(root, 'content/articles/en/2023/a-meeting-with-a-short-agenda.md')),
    ).toBe(false);
  });
});

test('whatever is pasted, what comes of it passes the checker', async () => {
  const root = await writeTree(tree);
  await fc.assert(
    fc.asyncProperty(anyText, fc.boolean(), async (typed, isPage) => {
      const around = { language: 'en', timeZone: 'UTC', index: buildArticleIndex([]) } as const;
      const blocks = isPage ? htmlToBlocks(typed, 'en') : textToBlocks(typed, 'en');
      const { markdown } = readText(blocks, around);
      if (markdown === '') return;
      await writeFile(
        join(root, 'content/articles/en/2022/pasted.md'),
        article({ title: 'Pasted', published: '2022-04-04T10:00' }, markdown),
      );
      const { problems } = await checkContent(root, newYear2024);
      expect(hasErrors({ problems, articles: 1 }), JSON.stringify({ markdown, problems })).toBe(
        false,
      );
    }),
    { numRuns: 80 },
  );
}, 60_000);

const seed = join(project, '../shared/seed/article.txt');

test.skipIf(!existsSync(seed))(
  'the seed: every part of it is found (skipped where ../shared is missing)',
  async () => {
    const { root, written, ended } = await bring(await readFile(seed));
    expect(ended.code).toBe(0);
    const [, front = '', body = ''] = written?.split('---\n') ?? [];
    expect(front).toContain('published: Thursday 2 March 2023 - 18:33');
    expect(front).toContain('  - ISWNews Analysis Group');
    expect(body).toMatch(/^ISWNews Analysis Group – A meeting/);
    expect(body.match(/^> “/gm)).toHaveLength(1);
    expect(body).not.toMatch(/Share it|Leave a Reply|Required fields/);
    expect(body).toContain('<!-- Caption of the picture: A picture of the second meeting');
    expect(ended.out).toContain(
      '  Artsakh State Pro-Russia Minister sacked\n  ICJ Orders Azerbaijan To Open Lachin Corridor\n',
    );
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  },
);
