import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { hasErrors } from '../../src/checker/reports.ts';
import { newYear2024 } from '../support/content.ts';
import { makeFolder } from '../support/folder.ts';
import { importExport } from '../support/import-wordpress.ts';
import { item, wxr } from '../support/wxr.ts';

interface BadExport {
  /** What came out of somebody's WordPress. */
  readonly what: string;
  readonly xml: string;
  /** The articles that are there afterwards, by slug. */
  readonly articles: readonly string[];
  /** What no file may hold. */
  readonly never?: string;
}

const two = wxr(item({ post_name: 'one', title: 'One' }), item({ post_name: 'two', title: 'Two' }));

const withDoctype = (declarations: string, text: string): string =>
  wxr(
    item({ post_name: 'one', title: 'One' }).replace('The text.', `The text. ]]>${text}<![CDATA[`),
  ).replace('<rss', `<!DOCTYPE rss [${declarations}]>\n<rss`);

const exports: readonly BadExport[] = [
  { what: 'truncated XML', xml: two.slice(0, two.lastIndexOf('The text.')), articles: ['one'] },
  {
    what: 'an external entity',
    xml: withDoctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'),
    articles: ['one'],
    never: 'root:',
  },
  {
    what: 'an entity bomb',
    xml: withDoctype(
      `<!ENTITY a "ha">${Array.from('bcdefghij', (name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i] ?? ''};`.repeat(10)}">`).join('')}`,
      '&j;',
    ),
    articles: ['one'],
    never: 'hahaha',
  },
  {
    what: 'control characters',
    xml: wxr(item({ post_name: 'one', title: 'O\u0007ne', 'content:encoded': 'A \u0000\u000Bb.' })),
    articles: ['one'],
    never: '\u0007',
  },
  {
    what: 'two items with one id',
    xml: wxr(
      item({ post_id: '7', post_name: 'one', title: 'One' }),
      item({ post_id: '7', post_name: 'two', title: 'Two' }),
    ),
    articles: ['one', 'two'],
  },
  {
    what: 'two items with one slug',
    xml: wxr(item({ post_name: 'one', title: 'One' }), item({ post_name: 'one', title: 'Two' })),
    articles: ['one', 'one-2'],
  },
  {
    what: 'a slug that leaves its folder',
    xml: wxr(item({ post_name: '..%2F..%2F..%2Fescaped', title: 'One' })),
    articles: ['escaped'],
  },
  {
    what: 'a slug of 300 bytes, which no file can be called',
    xml: wxr(item({ post_name: 'ab'.repeat(150), title: 'One' })),
    articles: ['ab'.repeat(50)],
  },
  {
    what: 'a slug that is no percent-encoding',
    xml: wxr(item({ post_name: '100%zz', title: 'One' })),
    articles: ['100-zz'],
  },
  {
    what: 'a script in a title',
    xml: wxr(item({ post_name: 'one', title: '<script>alert(1)</script>One' })),
    articles: ['one'],
    never: '<script',
  },
];

test.each(exports)(
  '$what: nothing ends, nothing is lost, nothing comes in',
  async ({ xml, articles, never }) => {
    const out = await makeFolder('import');
    const kept = join(out, 'content/articles/en/2023/kept.md');
    await mkdir(join(kept, '..'), { recursive: true });
    await writeFile(kept, 'Of somebody else.');
    const { files, sums } = await importExport(xml, { out });
    expect(sums.addUp).toBe(true);
    expect(files['content/articles/en/2023/kept.md']).toBe('Of somebody else.');
    const slugs = Object.keys(files)
      .filter((file) => file.startsWith('content/articles/') && !file.endsWith('kept.md'))
      .map((file) => /([^/]+)\.md$/.exec(file)?.[1]);
    expect(slugs.sort()).toEqual([...articles].sort());
    if (never !== undefined)
      for (const [file, text] of Object.entries(files))
        if (file.endsWith('.md')) expect(text).not.toContain(never);
    await writeFile(
      kept,
      '---\ntitle: Kept\npublished: 2023-03-02T10:00\nkind: brief\nbyline: A Desk\nsummary: Why.\n---\nText.\n',
    );
    expect(hasErrors(await checkContent(out, newYear2024))).toBe(false);
  },
);
