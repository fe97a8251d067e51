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
