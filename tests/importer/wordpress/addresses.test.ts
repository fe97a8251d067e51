import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newYear2024 } from '../../support/content.ts';
import { importExport } from '../../support/import-wordpress.ts';
import { findErrors } from '../../support/imports-out.ts';
import { item, meta, wxr } from '../../support/wxr.ts';

const page = (id: string, name: string, link: string, ...more: readonly string[]): string =>
  item(
    {
      ...{ post_id: id, post_type: 'page', title: `Page ${id}`, post_name: name },
      link: `https://old.example${link}`,
    },
    ...more,
  );

describe('the old addresses of a page', () => {
  it('are aliases, but for its own, and lead to it for links too', async () => {
    const { files, out, outcomes } = await importExport(
      wxr(
        page('1', 'about', '/about/'),
        page('2', 'team', '/about/team/', meta('_wp_old_slug', 'staff')),
        page('3', 'draft', '/?page_id=3'),
        item({
          ...{ post_id: '4', post_name: 'x' },
          'content:encoded': '<p>See <a href="https://old.example/about/team/">them</a>.</p>',
        }),
      ),
    );
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(files['content/pages/en/about.md']).not.toContain('aliases');
    expect(files['content/pages/en/team.md']).toMatch(
      /^aliases:\n {2}- \/about\/team\/\n {2}- \/about\/staff\/$/m,
    );
    expect(files['content/articles/en/2023/x.md']).toContain('(../../../pages/en/team.md)');
    expect(outcomes.get('Page 2')?.result).toBe('imported');
    expect(await readFile(join(out, 'imports/wordpress-redirects.txt'), 'utf8')).toContain(
      'https://old.example/about/staff/ /team/',
    );
  });

  it('are nobody’s twice', async () => {
    const { files, out, outcomes } = await importExport(
      wxr(page('1', 'one', '/same/'), page('2', 'two', '/same/'), page('3', 'old', '/tags/x/')),
    );
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(files['content/pages/en/one.md']).toContain('/same/');
    expect(files['content/pages/en/two.md']).not.toContain('aliases');
    expect(outcomes.get('Page 2')?.notes).toContain(
      'old addresses stand in the redirect map only: /same/',
    );
    expect(outcomes.get('Page 3')?.notes).toContain(
      'old addresses stand in the redirect map only: /tags/x/',
    );
  });
});
