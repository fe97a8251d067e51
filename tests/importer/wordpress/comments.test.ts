import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newYear2024 } from '../../support/content.ts';
import { importExport } from '../../support/import-wordpress.ts';
import { findErrors } from '../../support/imports-out.ts';
import { comment, item, wxr } from '../../support/wxr.ts';

describe('comments', () => {
  it('become letters, nested, with a name, a date and a text, and nothing else', async () => {
    const { files, out, sums } = await importExport(
      wxr(
        item(
          { post_name: 'x' },
          comment(1),
          comment(2, { comment_parent: '1', comment_approved: '0' }),
          comment(3, {
            comment_parent: '2',
            comment_content:
              'Write to me at reader@mail.example or see 203.0.113.9, <a href="https://a.example/">a</a> https://b.example/ https://c.example/',
          }),
          comment(4, { comment_type: 'pingback' }),
          comment(5, { comment_content: '<img src="https://old.example/x.png">' }),
          comment(6, { comment_author: 'me@mail.example', comment_parent: '7' }),
          comment(7, { comment_parent: '6', comment_content: 'x '.repeat(6000) }),
        ),
      ),
    );
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(sums).toMatchObject({ addUp: true, unexpected: 0 });
    expect(sums.kinds['comment']).toEqual({ seen: 7, imported: 1, degraded: 3, skipped: 3 });
    const letters = Object.entries(files).filter(([file]) => file.startsWith('content/letters/'));
    const all = letters.map(([, text]) => text).join('\n');
    expect(all).not.toMatch(/mail\.example|203\.0|Mozilla/);
    const ids = letters.map(([file]) => file.slice(-11, -3));
    expect(ids).toContain(/replyTo: (\w+)/.exec(all)?.[1]);
    expect(await readFile(join(out, 'imports/wordpress-report.json'), 'utf8')).not.toMatch(
      /reader@mail|me@mail|203\.0\.113/,
    );
  });
});

describe('a short comment', () => {
  it('is a letter with its text and name, and what answers it stands below it', async () => {
    const { files, out, sums } = await importExport(
      wxr(
        item(
          { post_name: 'x' },
          comment(1, { comment_content: 'Why?' }),
          comment(2, { comment_content: 'Because.', comment_parent: '1' }),
          comment(3, { comment_parent: '2' }),
        ),
      ),
    );
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(sums.kinds['comment']).toEqual({ seen: 3, imported: 3, degraded: 0, skipped: 0 });
    const letters = Object.entries(files).filter(([file]) => file.startsWith('content/letters/'));
    const idOf = (words: string) =>
      letters.find(([, text]) => text.includes(words))?.[0].slice(-11, -3);
    const find = (words: string) => letters.find(([, text]) => text.includes(words))?.[1];
    expect(find('Why?')).toMatch(/^name: Reader 1$/m);
    expect(find('Why?')).not.toContain('replyTo');
    expect(find('Because.')).toContain(`replyTo: ${idOf('Why?')}\n`);
    expect(find('What reader 3')).toContain(`replyTo: ${idOf('Because.')}\n`);
  });
});

describe('a comment on a page', () => {
  it('is told of, and so is the page that lost it', async () => {
    const { outcomes, sums } = await importExport(
      wxr(item({ post_name: 'x', title: 'X', post_type: 'page' }, comment(1), comment(2))),
    );
    expect(sums).toMatchObject({ addUp: true, unexpected: 0 });
    expect(sums.kinds['comment']).toEqual({ seen: 2, imported: 0, degraded: 0, skipped: 2 });
    expect(outcomes.get('X')).toMatchObject({
      result: 'degraded',
      notes: expect.arrayContaining([
        'its comments were left out, as pages take no letters: 2',
      ]) as string[],
    });
    expect(outcomes.get('Reader 1')?.notes).toEqual(['pages take no letters']);
  });
});

describe('a comment that nobody approved', () => {
  it('waits, and is told of with what to do', async () => {
    const unmarked = comment(2, { comment_content: 'Nobody looked at this.' }).replace(
      /<wp:comment_approved>.*<\/wp:comment_approved>/,
      '',
    );
    const { files, outcomes, sums } = await importExport(
      wxr(
        item(
          { post_name: 'x' },
          comment(1, { comment_approved: '0' }),
          unmarked,
          comment(3, { comment_approved: 'yes' }),
          comment(4, { comment_approved: 'constructor' }),
          comment(5),
        ),
      ),
    );
    const letters = Object.keys(files).filter((file) => file.startsWith('content/letters/'));
    expect(letters.length).toBe(1);
    expect(Object.values(files).join('\n')).not.toContain('Nobody looked at this.');
    expect(sums).toMatchObject({ addUp: true, unexpected: 3 });
    expect(sums.kinds['comment']).toEqual({ seen: 5, imported: 1, degraded: 0, skipped: 4 });
    for (const name of ['Reader 1', 'Reader 2', 'Reader 3', 'Reader 4'])
      expect(outcomes.get(name)).toMatchObject({
        result: 'skipped',
        notes: [expect.stringContaining('it waits: "npm run letters -- add EXPORT.xml"') as string],
      });
  });
});

describe('comments that share a number, or answer one another in long rows and circles', () => {
  it('all become letters, each below the nearest that did', async () => {
    const row = Array.from({ length: 50 }, (_, index) =>
      comment(100 + index, {
        comment_parent: index === 0 ? '0' : String(99 + index),
        comment_approved: index % 10 === 0 ? '1' : '0',
        comment_content: `Number ${100 + index}.`,
      }),
    );
    const { files, sums } = await importExport(
      wxr(
        item(
          { post_name: 'x' },
          ...row,
          comment(1, { comment_content: 'First of one.' }),
          comment(1, { comment_content: 'Second of one.' }),
          comment(7, { comment_parent: '8', comment_content: 'A circle.' }),
          comment(8, { comment_parent: '7' }),
          comment(9, { comment_parent: '8', comment_content: 'Into a circle.' }),
        ),
      ),
    );
    expect(sums.addUp).toBe(true);
    const letters = Object.entries(files).filter(([file]) => file.startsWith('content/letters/'));
    const find = (words: string) => letters.find(([, text]) => text.includes(words));
    const idOf = (words: string) => find(words)?.[0].slice(-11, -3) ?? '';
    expect(letters.length).toBe(5 + 2 + 3);
    expect(idOf('First of one.')).not.toBe(idOf('Second of one.'));
    expect(find('Number 110.')?.[1]).toContain(`replyTo: ${idOf('Number 100.')}\n`);
    expect(find('Number 140.')?.[1]).toContain(`replyTo: ${idOf('Number 130.')}\n`);
    expect(find('A circle.')?.[1]).not.toContain('replyTo');
    expect(find('Into a circle.')?.[1]).not.toContain('replyTo');
  });
});
