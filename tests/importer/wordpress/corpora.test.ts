import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importWordpressFiles } from '../../../src/importer/wordpress/import-wordpress.ts';
import { makeFolder } from '../../support/folder.ts';
import { importExport } from '../../support/import-wordpress.ts';
import { findErrors, readAll } from '../../support/imports-out.ts';
import { comment, item, meta, term, wpAuthor, wxr } from '../../support/wxr.ts';

/** Real exports and edge cases, which are not part of this repository. */
const folders = ['../shared', '../../shared'].map((folder) =>
  join(import.meta.dirname, '../../..', folder, 'corpora/wxr'),
);

const corpora = folders.find((folder) => existsSync(folder)) ?? '';

const isThere = corpora !== '';

const now = Date.UTC(2026, 0, 1);

const options = {
  ...{
    media: undefined,
    timeZone: 'UTC',
    language: undefined,
    kind: 'analysis' as const,
    types: [],
    updated: false,
    now,
  },
  progress: () => undefined,
};

describe.skipIf(!isThere)(
  'the corpora (skipped where ../shared is missing)',
  { timeout: 60_000 },
  () => {
    const names = isThere ? readdirSync(corpora).sort() : [];

    it('are imported all at once, and what they become has no errors', async () => {
      const out = await makeFolder('corpora');
      const files = names.map((name) => join(corpora, name));
      const { sums, refused } = await importWordpressFiles({ ...options, files, out });
      expect(await findErrors(out, now)).toEqual([]);
      expect(sums.addUp).toBe(true);
      expect(refused.map(({ file }) => file.replace(/^.*\//, ''))).toEqual(['malformed.xml']);
      expect(sums.kinds['post']).toMatchObject({ seen: 85, skipped: 4 });
      expect(sums.kinds['comment']?.seen).toBe(36);
      const before = await readAll(out);
      await importWordpressFiles({ ...options, files, out });
      expect(await readAll(out)).toEqual(before);
    });

    it('tell what is wrong where something is', async () => {
      const out = await makeFolder('corpora');
      const files = ['malformed-simple.xml', 'malformed.xml', 'crazy-cdata.xml'].map((name) =>
        join(corpora, name),
      );
      await importWordpressFiles({ ...options, files, out });
      const report = await readFile(join(out, 'imports/wordpress-report.txt'), 'utf8');
      expect(report).toContain('SKIPPED post "Broken" (number 1)\n    the file ends within it');
      expect(report).toContain('it is no WordPress export: it has no <rss> with a <channel>');
      expect(report).toContain('degraded post "Hello world!" (http://example.org/?p=1)');
    });
  },
);

const whole = wxr(
  wpAuthor('anna', 'Anna'),
  item(
    { title: 'One', 'content:encoded': '<p>One &amp; <b>«دو»</b></p>' },
    comment(1),
    comment(2, { comment_parent: '1' }),
    term('post_tag', 'Roads'),
  ),
  item(
    { title: 'Two', 'content:encoded': 'a\n\n[gallery]\n\n<!--more-->b' },
    meta('_thumbnail_id', '3'),
    comment(3),
  ),
  item({ title: 'Three', post_type: 'page' }, comment(4)),
);

/** Some part of the export is cut out, doubled or written over. */
const damage = fc.tuple(
  fc.nat(whole.length),
  fc.nat(200),
  fc.constantFrom(
    '',
    '<',
    ']]>',
    '<item>',
    '</item>',
    '\0\u0001',
    '&x;',
    '<![CDATA[',
    '<!--',
    '\uD800',
  ),
);

it(
  'whatever is broken in an export, all that is whole comes in, and all is accounted for',
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const xml = damages.reduce(
          (text, [at, length, instead]) => text.slice(0, at) + instead + text.slice(at + length),
          whole,
        );
        const { sums, out } = await importExport(xml, { now });
        expect(sums.addUp).toBe(true);
        expect(await findErrors(out, now)).toEqual([]);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25) },
    ),
);
