import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { runRename } from '../../src/cli/run-rename.ts';
import {
  article,
  newYear2024,
  page,
  readTree,
  thread,
  writeTree,
  type Tree,
} from '../support/content.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';

const folder = 'content/articles/en/2023';

const tree: Tree = {
  [`${folder}/suez.md`]: article(
    { title: 'Suez delays', image: { file: './suez.svg', alt: 'A' } },
    '![A map](suez-map.svg)\n\n![Shared](suez-all.svg)\n\n[Here](suez.md#x)\n\n## X',
  ),
  [`${folder}/suez.svg`]: svg,
  [`${folder}/suez-map.svg`]: svg,
  [`${folder}/suez-all.svg`]: svg,
  [`${folder}/later.md`]: article(
    { title: 'Later', translationOf: undefined },
    [
      '[a](suez.md) [b](./suez "t") [c](/2023/suez/?x#x) <a href="suez.md">d</a> [e][r]',
      '![Shared](suez-all.svg)',
      '[f](https://throughline.example/2023/suez/)',
      'Read more: Suez *delays*; suez; [words](suez.md)',
      '[r]: suez.md#x',
    ].join('\n\n'),
  ),
  'content/articles/fa/2023/سوئز.md': article(
    { title: 'سوئز', translationOf: 'suez' },
    '[a](../../en/2023/suez.md)',
  ),
  'content/articles/en/2023/crlf.md': article(
    { title: 'Windows' },
    'Read more: en/2023/suez; Suez delays',
  ).replaceAll('\n', '\r\n'),
  'content/threads/en/t.md': thread({}, '[a](/2023/suez)'),
  'content/pages/en/about.md': page({}, '[a](../../articles/en/2023/suez.md)'),
};

const rename = async (args: readonly string[], changed: Tree = {}) => {
  const root = await writeTree({ ...tree, ...changed });
  return { root, ended: await runRename(args, root, newYear2024) };
};

describe('a piece is renamed', () => {
  test('its file, its own pictures, and whatever names it', async () => {
    const { root, ended } = await rename(['suez', 'the-canal']);
    expect(ended).toMatchObject({ code: 0, error: '' });
    const files = await readTree(root);
    expect(files[`${folder}/suez.md`]).toBeUndefined();
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(
        ['the-canal.svg', 'the-canal-map.svg', 'suez-all.svg'].map((name) => `${folder}/${name}`),
      ),
    );
    expect(files[`${folder}/the-canal.md`]).toBe(
      article(
        {
          title: 'Suez delays',
          image: { file: './suez.svg', alt: 'A' },
        },
        '![A map](the-canal-map.svg)\n\n![Shared](suez-all.svg)\n\n[Here](the-canal.md#x)\n\n## X',
      )
        .replace('"./suez.svg"', './the-canal.svg')
        .replace('\n---\n', '\nid: en/2023/suez\naliases: [/2023/suez/]\n---\n'),
    );
    expect(files[`${folder}/later.md`]).toContain(
      [
        '[a](the-canal.md) [b](./the-canal "t") [c](/2023/the-canal/?x#x) <a href="the-canal.md">d</a> [e][r]',
        '![Shared](suez-all.svg)',
        '[f](https://throughline.example/2023/the-canal/)',
        'Read more: Suez *delays*; the-canal; [words](the-canal.md)',
        '[r]: the-canal.md#x',
      ].join('\n\n'),
    );
    expect(files['content/articles/fa/2023/سوئز.md']).toContain('translationOf: en/2023/suez');
    expect(files['content/threads/en/t.md']).toContain('[a](/2023/the-canal/)');
    expect(files['content/pages/en/about.md']).toContain(
      '[a](../../articles/en/2023/the-canal.md)',
    );
    expect(files[`${folder}/crlf.md`]).toBe(tree[`${folder}/crlf.md`]);
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  });

  test('with its headline, which stays a former one; line breaks stay what they were', async () => {
    const simple = article({ title: 'Later' }, 'Read more: Suez delays; suez');
    const { root, ended } = await rename(['Suez delays', 'The canal; and its [tolls]'], {
      [`${folder}/later.md`]: simple,
    });
    expect(ended.error).toBe('');
    const files = await readTree(root);
    const renamed = String(files[`${folder}/the-canal-and-its-tolls.md`]);
    expect(renamed).toContain('title: "The canal; and its [tolls]"');
    expect(renamed).toContain('formerTitles: [Suez delays]');
    expect(files[`${folder}/later.md`]).toContain(
      String.raw`Read more: The canal; and its \[tolls\]; the-canal-and-its-tolls`,
    );
    expect(files[`${folder}/crlf.md`]).toContain('\r\nRead more: en/2023/suez; The canal');
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  });

  test('and back again', async () => {
    const { root } = await rename(['suez', 'the-canal']);
    const there = await runRename(['the-canal', 'suez'], root, newYear2024);
    expect(there.error).toBe('');
    const text = String((await readTree(root))[`${folder}/suez.md`]);
    expect(text).toContain('aliases: [/2023/the-canal/]');
    expect((await checkContent(root, newYear2024)).problems).toEqual([]);
  });

  test('its headline alone', async () => {
    const { root, ended } = await rename(['suez', 'suez', '--title', 'Suez, again'], {
      [`${folder}/later.md`]: article({ title: 'Later' }, 'Read more: Suez delays'),
    });
    expect(ended.error).toBe('');
    const files = await readTree(root);
    expect(files[`${folder}/suez.md`]).not.toContain('aliases');
    expect(files[`${folder}/later.md`]).toContain('Read more: Suez, again');
  });
});

const needed = 'published: 2023-03-02T10:00:00Z\nkind: report\nbyline: A\nsummary: S\n';
const added = 'id: en/2023/suez\n';
const former = 'formerTitles: [Suez delays]\n';

describe('of the front matter nothing changes but the keys of a renamed piece', () => {
  test.each([
    [
      'below a list in lines, a draft stays a draft',
      `title: Suez delays\n${needed}aliases:\n  - /2023/old-name/\ndraft: true\n`,
      `title: The canal\n${needed}aliases:\n  - /2023/old-name/\n  - /2023/suez/\ndraft: true\n${added}${former}`,
    ],
    [
      'two aliases, of which one is the new address',
      `aliases:\n- /2023/the-canal/ # in print\n- /2023/a/\ndraft: true\ntitle: Suez delays # x\n${needed}`,
      `aliases:\n# in print\n- /2023/a/\n- /2023/suez/\ndraft: true\ntitle: The canal # x\n${needed}${added}${former}`,
    ],
    [
      'a folded title',
      `title: >- # as agreed\n  Suez\n  delays\n\ndraft: true\n${needed}`,
      `title: The canal # as agreed\n\ndraft: true\n${needed}${added}aliases: [/2023/suez/]\n${former}`,
    ],
    [
      'all keys in one pair of brackets',
      `{ title: "Suez delays", draft: true, ${needed.trim().replaceAll('\n', ', ')} }\n`,
      `{ title: The canal, draft: true, ${needed.trim().replaceAll('\n', ', ')}, ${`${added}aliases: [/2023/suez/]\n${former}`.trim().replaceAll('\n', ', ')} }\n`,
    ],
  ])('%s', async (_, typed, renamed) => {
    const file = (front: string) => `\uFEFF---\n${front}--- \r\n\nText.\r\n\nMore.\n`;
    const root = await writeTree({ [`${folder}/suez.md`]: file(typed) });
    const { error } = await runRename(['suez', 'The canal'], root, newYear2024);
    expect(error).toBe('');
    expect(await readTree(root)).toEqual({ [`${folder}/the-canal.md`]: file(renamed) });
  });
});

test('a picture goes with its piece however it is named', async () => {
  const { root, ended } = await rename(['suez', 'the-canal'], {
    [`${folder}/suez.md`]: article(
      { image: { file: 'suez.svg', alt: 'A' } },
      '![a][r]\n\n![b](suez-a%20%28b%29.svg)\n\n[r]: <./suez-map.svg>',
    ),
    [`${folder}/suez-a (b).svg`]: svg,
    [`${folder}/later.md`]: article({ title: 'Later' }),
    'content/articles/en/2023/crlf.md': article({ title: 'Windows' }),
  });
  expect(ended.error).toBe('');
  const files = await readTree(root);
  expect(files[`${folder}/the-canal.md`]).toContain(
    '![a][r]\n\n![b](the-canal-a%20%28b%29.svg)\n\n[r]: <./the-canal-map.svg>',
  );
  expect((await checkContent(root, newYear2024)).problems).toEqual([]);
});

describe('nothing is changed', () => {
  test.each([
    ['for want of a name', ['suez'], 2, 'npm run rename -- OLD NEW', {}],
    [
      'where there is no such piece',
      ['sues', 'x'],
      1,
      'There is no article "sues". Did you mean "suez"',
      {},
    ],
    [
      'where the name is taken',
      ['suez', 'LATER'],
      1,
      `"later" is what ${folder}/later.md is called`,
      {},
    ],
    ['where the name leads elsewhere', ['suez', '../x'], 1, 'is a path', {}],
    ['where the name makes no address', ['suez', '؟'], 1, 'makes no address', {}],
    ['where it is called that already', ['suez', 'suez'], 1, 'is called that already', {}],
    ['where it is only looked at', ['suez', 'x', '--dry-run'], 0, 'This would be done', {}],
    [
      'where a file cannot be read',
      ['suez', 'x'],
      1,
      'content/threads/en/broken.md',
      { 'content/threads/en/broken.md': 'No front matter.' },
    ],
    [
      'where a name is typed as no program can change it',
      ['suez', 'The canal'],
      1,
      `${folder}/later.md:14: "Suez delays"`,
      {},
    ],
    [
      'where it would make something wrong',
      ['suez', 'x'],
      1,
      'error alias/collision',
      { [`${folder}/other.md`]: article({ title: 'Other', aliases: ['/2023/x/'] }) },
    ],
  ])('%s', async (_, args, code, told, changed) => {
    const { root, ended } = await rename(args, changed);
    expect(ended.code).toBe(code);
    expect(ended.out + ended.error).toContain(told);
    expect(await readTree(root)).toEqual({ ...tree, ...changed });
  });

  test('where the disk fails halfway: what was done is taken back', async () => {
    const root = await writeTree(tree);
    // The picture's new place is taken by a folder: the file of the piece has moved by then.
    await mkdir(join(root, folder, 'x-map.svg'));
    const { code, error } = await runRename(['suez', 'x'], root, newYear2024);
    expect(code).toBe(1);
    expect(error).toMatch(/^Nothing was changed: .*x-map\.svg/);
    await rm(join(root, folder, 'x-map.svg'), { recursive: true });
    expect(await readTree(root)).toEqual(tree);
  });

  test('where another piece would be meant afterwards by what a text says', async () => {
    // Two pieces have one headline: what names them is a fault already, and no other one may come of it.
    const changed = { [`${folder}/later.md`]: article({ title: 'Suez delays' }) };
    const { root, ended } = await rename(['suez', 'suez', '--title', 'The canal'], changed);
    expect(ended.error).toContain(`show or lead to something else afterwards`);
    expect(ended.error).toContain(`${folder}/crlf.md`);
    expect(await readTree(root)).toEqual({ ...tree, ...changed });
  });

  test.skipIf(process.getuid?.() === 0)('where a text may not be written', async () => {
    const root = await writeTree(tree);
    await chmod(join(root, 'content/threads/en'), 0o500);
    const { error } = await runRename(['suez', 'x'], root, newYear2024);
    await chmod(join(root, 'content/threads/en'), 0o700);
    expect(error).toContain('Nothing was changed');
    expect(await readTree(root)).toEqual(tree);
  });
});
