import { expect, it } from 'vitest';
import { importMarkdownFolder } from '../../src/importer/markdown/import-markdown.ts';
import { readShortcodes } from '../../src/importer/markdown/shortcodes.ts';
import { makeLosses } from '../../src/importer/losses.ts';
import { htmlToBlocks, textToBlocks } from '../../src/importer/text/to-blocks.ts';
import { makeWxrParser } from '../../src/importer/wordpress/wxr-parser.ts';
import { readWordpress } from '../../src/letters/arriving/read-wordpress.ts';
import { newYear2024, writeTree } from '../support/content.ts';
import { makeFolder } from '../support/folder.ts';
import { importExport } from '../support/import-wordpress.ts';
import { findErrors, readAll, readOutcomes } from '../support/imports-out.ts';
import { comment, item, wxr } from '../support/wxr.ts';

const tooDeep = 'the markup stands too deep inside itself: what is deepest lost its tags';

const around = (open: string, close: string): string =>
  `${open.repeat(3000)}The middle.${close.repeat(3000)}`;

it.each([
  ['quotes', around('<blockquote>', '</blockquote>'), 1],
  ['lists', around('<ul><li>', '</li></ul>'), 1],
  ['divisions', around('<div>', '</div>'), 1],
  ['marks', around('<b><i>', '</i></b>'), 1],
  ['shortcodes', around('[caption]', '[/caption]'), 0],
  ['blocks', around('<!-- wp:group -->', '<!-- /wp:group -->'), 0],
])(
  '3,000 %s in a post and in a comment are told of, and all else is brought in',
  async (_, deep, isCut) => {
    const { files, out, outcomes, sums } = await importExport(
      wxr(
        item({ title: 'Deep', post_name: 'deep', 'content:encoded': `${deep}<p>Behind it.</p>` }),
        item({ title: 'Plain', post_name: 'x' }, comment(1, { comment_content: deep }), comment(2)),
      ),
    );
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(sums).toMatchObject({ addUp: true, unexpected: 0 });
    expect(sums.kinds['comment']).toMatchObject({ seen: 2, skipped: 0 });
    expect(files['content/articles/en/2023/deep.md']).toMatch(/The middle\.[^]*Behind it\./);
    expect(files['content/articles/en/2023/x.md']).toContain('The text.');
    if (isCut === 0) return;
    expect(outcomes.get('Deep')).toMatchObject({ result: 'degraded', notes: [tooDeep] });
    expect(outcomes.get('Reader 1')).toMatchObject({
      result: 'degraded',
      notes: expect.arrayContaining([tooDeep]) as string[],
    });
  },
);

it.each([
  ['quotes', `${'> '.repeat(3000)}The middle.`],
  ['lists', `${'- '.repeat(3000)}The middle.`],
  ['marks', `${'*'.repeat(3000)}The middle.${'*'.repeat(3000)}`],
  ['tags', around('<blockquote>', '</blockquote>')],
])('3,000 %s in a Markdown file are told of, and all else is brought in', async (_, deep) => {
  const folder = await writeTree({
    '_posts/2023-01-02-deep.md': `---\ntitle: Deep\n---\n${deep}\n\nBehind it.\n`,
    '_posts/2023-01-03-plain.md': '---\ntitle: Plain\n---\nThe text.\n',
    '_posts/2023-01-04-keys.md': `---\ntitle: Keys\nmore: ${'['.repeat(5000)}\n---\nThe text.\n`,
    '_posts/2023-01-05-odd.md': `---\n${'? '.repeat(5000)}a\n---\nThe text.\n`,
  });
  const out = await makeFolder('import');
  const sums = await importMarkdownFolder({
    ...{ folder, out, timeZone: 'UTC', language: 'en', kind: 'analysis', now: newYear2024 },
    progress: () => undefined,
  });
  const [files, outcomes] = [await readAll(out), await readOutcomes(out, 'markdown')];
  expect(sums).toMatchObject({ addUp: true, unexpected: 2 });
  expect(files['content/articles/en/2023/deep.md']).toMatch(/The middle\.[^]*Behind it\./);
  expect(files['content/articles/en/2023/plain.md']).toContain('The text.');
  expect(outcomes.get('Deep')).toMatchObject({
    result: 'degraded',
    notes: expect.arrayContaining([expect.stringMatching(/too deep inside/)]) as string[],
  });
  for (const name of ['04-keys', '05-odd'])
    expect(outcomes.get(`_posts/2023-01-${name}.md`)).toMatchObject({
      result: 'skipped',
      notes: [
        'its YAML above the text is broken: Brackets or lists stand too deep inside one another',
      ],
    });
});

it('a pasted text or page of any depth keeps its words', () => {
  const page = htmlToBlocks(`<p>Before.</p>${around('<blockquote>', '</blockquote>')}`, 'en');
  expect(page.blocks.map(({ words }) => words)).toEqual(['Before.', 'The middle.']);
  expect(page.losses).toContain(tooDeep);
  const { blocks } = textToBlocks(`Before.\n\n${'> '.repeat(3000)}The middle.`, 'en');
  expect(blocks.at(-1)?.words).toContain('The middle.');
});

it('two lists of a pasted page, side by side, stay two', () => {
  const { blocks } = htmlToBlocks(
    '<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul>',
    'en',
  );
  expect(blocks.map(({ source }) => source)).toEqual(['- a', '* b', '- c']);
});

it('letters that are brought into the inbox may hold quotes of any depth', () => {
  const { letters } = readWordpress(
    wxr(
      item(
        {},
        comment(1, { comment_content: around('<blockquote>', '</blockquote>') }),
        comment(2),
      ),
    ),
  );
  expect(letters.map(({ text }) => text)).toEqual([
    `${'> '.repeat(20)}The middle.`,
    'What reader 2 has to say of this piece.',
  ]);
});

const read = (xml: string) => {
  const items: (string | undefined)[][] = [];
  const parser = makeWxrParser((event) => {
    if (event.type === 'item') items.push([event.item.texts['title'], event.item.broken]);
  });
  parser.write(xml);
  parser.close();
  return { items, fault: parser.fault() };
};

it('XML of any depth spoils no other item', () => {
  const deep = `<item><title>Deep</title>${'<wp:a>'.repeat(20_000)}</item>`;
  const { items } = read(wxr(deep, item({ title: 'Next' })));
  expect(items).toEqual([
    ['Deep', 'its XML stands too deep inside itself'],
    ['Next', undefined],
  ]);
  const outside = read(wxr('<z:a>'.repeat(20_000), item({ title: 'Next' })));
  expect(outside.items).toEqual([['Next', undefined]]);
  expect(outside.fault).toBeDefined();
});

it('10,000 broken items in a row are told of one by one', () => {
  const { items } = read(wxr('<item><title>a</b></item>'.repeat(10_000), item({ title: 'Next' })));
  expect(items.length).toBe(10_001);
  expect(items.at(-1)).toEqual(['Next', undefined]);
});

it('items that swallow one another are not read for ever, and it is told', () => {
  const open = '<item><title>a</title><content:encoded><![CDATA['.repeat(20_000);
  const { items, fault } = read(wxr(open, ']]></b></item>', item({ title: 'Next' })));
  expect(items.at(-1)).toEqual(['Next', undefined]);
  expect(fault).toContain('were not read');
});

it('a fence of any length is a fence', () => {
  const ticks = '`'.repeat(60_000);
  const text = `${ticks}\n{{ code }}\n${ticks}\n\n{{ words }}`;
  const losses = makeLosses();
  expect(readShortcodes(text, losses, { find: () => undefined })).toBe(
    `${ticks}\n{{ code }}\n${ticks}\n\n`,
  );
  expect(losses.list()).toEqual(['the placeholder {{ words }} was left out']);
});
