import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, expect, test, vi } from 'vitest';
import { findFileFaults } from '../../src/importer/check-file.ts';
import { importMarkdownFolder } from '../../src/importer/markdown/import-markdown.ts';
import { newYear2024, writeTree } from '../support/content.ts';
import { makeFolder } from '../support/folder.ts';
import { importExport } from '../support/import-wordpress.ts';
import { readOutcomes } from '../support/imports-out.ts';
import { item, meta, wpAuthor, wxr } from '../support/wxr.ts';

vi.mock('../../src/importer/check-file.ts', { spy: true });

/** Pieces with this in their text can by no means be brought in. */
beforeEach(() => {
  vi.mocked(findFileFaults).mockImplementation((_, __, text) =>
    Promise.resolve(text.includes('impossible') ? ['it is impossible'] : []),
  );
});

const toPng = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer();

const [png, other] = [await toPng('blue'), await toPng('red')];
const uploads = 'https://old.example/wp-content/uploads/2023/03';
const folder = 'content/articles/en/2023';

test('a WordPress post that cannot be brought in leaves no picture; the next one has it', async () => {
  const media = await writeTree({
    '2023/03/road.png': png,
    '2023/03/lead.png': other,
  });
  const picture = `<img src="${uploads}/road.png" alt="A road">`;
  const attachment = item({
    ...{ title: 'lead', post_id: '9', post_type: 'attachment', status: 'inherit' },
    attachment_url: `${uploads}/lead.png`,
  });
  const first = item(
    { post_name: 'a', title: 'A', 'content:encoded': `<p>impossible</p>${picture}` },
    meta('_thumbnail_id', '9'),
  );
  const alone = await importExport(wxr(attachment, first), { media });
  expect(existsSync(join(alone.out, folder))).toBe(false);
  // What no text shows lies where it was on the old site.
  expect(alone.outcomes.get('lead')).toMatchObject({
    result: 'imported',
    to: expect.stringMatching(/^public\//) as string,
  });
  const second = item({ post_name: 'b', title: 'B', 'content:encoded': `<p>Fine.</p>${picture}` });
  const both = await importExport(wxr(attachment, first, second), { media });
  expect(both.outcomes.get('A')).toMatchObject({ result: 'skipped', notes: ['it is impossible'] });
  expect(both.files[`${folder}/b.md`]).toContain('![A road](./road.png)');
  expect(existsSync(join(both.out, folder, 'road.png'))).toBe(true);
  expect(existsSync(join(both.out, folder, 'lead.png'))).toBe(false);
});

test('so it is with a text of a folder', async () => {
  const source = await writeTree({
    'a.md':
      '---\ntitle: A\ndate: 2023-01-01\n---\nimpossible\n\n![A road](road.png)\n\n![Mine](own.png)',
    'b.md': '---\ntitle: B\ndate: 2023-01-02\n---\nFine.\n\n![A road](road.png)',
    'road.png': png,
    'own.png': other,
  });
  const out = await makeFolder('out');
  await importMarkdownFolder({
    ...{ folder: source, out, now: newYear2024, timeZone: 'UTC', language: 'en', kind: 'analysis' },
    progress: () => undefined,
  });
  expect(existsSync(join(out, folder, 'own.png'))).toBe(false);
  expect(await readFile(join(out, folder, 'b.md'), 'utf8')).toContain('![A road](./road.png)');
  expect(existsSync(join(out, folder, 'road.png'))).toBe(true);
  const outcomes = await readOutcomes(out, 'markdown');
  expect(outcomes.get('own.png')).toMatchObject({ result: 'skipped', notes: ['no text shows it'] });
  expect(outcomes.get('road.png')).toMatchObject({ result: 'imported' });
});

test('whose author signs the next one too is the same author at the next import', async () => {
  const toItem = (name: string, text: string): string =>
    item({
      post_name: name,
      title: name,
      'dc:creator': 'ada',
      'content:encoded': `<p>${text}</p>`,
    });
  const exported = wxr(wpAuthor('ada', 'Ada'), toItem('a', 'impossible'), toItem('b', 'Fine.'));
  const first = await importExport(exported);
  expect(Object.keys(first.files)).toContain('content/authors/ada.md');
  const again = await importExport(exported, { out: first.out });
  expect(again.files).toEqual(first.files);
});
