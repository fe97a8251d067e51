import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newYear2024 } from '../../support/content.ts';
import { importExport } from '../../support/import-wordpress.ts';
import { findErrors } from '../../support/imports-out.ts';
import { item, wxr } from '../../support/wxr.ts';

describe('the date of the last change', () => {
  const xml = wxr(
    item({ post_name: 'gmt', post_modified_gmt: '2023-05-01 08:00:00' }),
    item({
      post_name: 'local',
      post_modified_gmt: '0000-00-00 00:00:00',
      post_modified: '2023-05-01 12:00:00',
    }),
    item({ post_name: 'same', post_modified_gmt: '2023-03-02 14:33:00' }),
    item({ post_name: 'before', post_modified_gmt: '2023-03-01 08:00:00' }),
    item({ post_name: 'to-come', post_modified_gmt: '2031-03-01 08:00:00' }),
    item({ post_name: 'draft', status: 'draft', post_modified_gmt: '2023-05-01 08:00:00' }),
    item({ post_name: 'page', post_type: 'page', post_modified_gmt: '2023-05-01 08:00:00' }),
  );
  const updatedOf = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(files).flatMap(([file, text]) => {
        const date = /^updated: (.*)$/m.exec(text)?.[1];
        return date === undefined ? [] : [[file.replace(/^.*\/|\.md$/g, ''), date]];
      }),
    );

  it('is left out, and the report says of how many', async () => {
    const { files, out } = await importExport(xml);
    expect(updatedOf(files)).toEqual({});
    expect(await readFile(join(out, 'imports/wordpress-report.txt'), 'utf8')).toContain(
      'WordPress changed 2 articles after they came out.',
    );
  });

  it('is brought along where that is asked for', async () => {
    const { files, out } = await importExport(xml, { updated: true });
    expect(updatedOf(files)).toEqual({
      gmt: '2023-05-01T12:00:00+04:00',
      local: '2023-05-01T12:00:00+04:00',
    });
    expect(await findErrors(out, newYear2024)).toEqual([]);
    expect(await readFile(join(out, 'imports/wordpress-report.txt'), 'utf8')).not.toContain(
      'after they came out',
    );
  });
});
