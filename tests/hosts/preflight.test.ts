import { describe, expect, test } from 'vitest';
import { targets, type Target } from '../../src/config.ts';
import { hosts } from '../../src/hosts/hosts.ts';
import { findPastLimits, type PublishedFile } from '../../src/hosts/preflight.ts';
import type { SiteDescription } from '../../src/hosts/site-description.ts';
import { aSite } from './a-site.ts';

const check = (
  target: Target,
  files: readonly PublishedFile[],
  changes: Partial<SiteDescription> = {},
): readonly string[] => {
  const site = aSite(changes);
  return findPastLimits(files, site, hosts[target], hosts[target].toFiles(site));
};

const many = (count: number, size = 1): PublishedFile[] =>
  Array.from({ length: count }, (_, i) => ({ path: `tags/${i}`, size }));

const redirects = (count: number, length = 10) =>
  Array.from({ length: count }, (_, i) => ({ from: `/${`${i}`.padEnd(length, '-')}/`, to: '/x/' }));

test('a small site passes everywhere', () => {
  for (const target of targets) expect(check(target, many(500))).toEqual([]);
});

test('a limit is told with its figure, its place, the remedy and the source', () => {
  expect(check('cloudflare', [...many(3), { path: 'talk.mp3', size: 30_000_000 }])).toEqual([
    'Cloudflare takes 26,214,400 bytes in the largest file; this site has 30,000,000 (talk.mp3).\n' +
      '  Make the file smaller, or link to it elsewhere.\n' +
      '  https://developers.cloudflare.com/workers/platform/limits/, read on 2026-11-24',
  ]);
});

describe.each<[Target, string, PublishedFile[], Partial<SiteDescription>]>([
  ['cloudflare', '20,000 files; this site has 20,001', many(20_001), {}],
  ['cloudflare', '2,000 redirects; this site has 2,001', [], { redirects: redirects(2001) }],
  ['cloudflare', 'characters in one redirect', [], { redirects: redirects(1, 1000) }],
  ['cloudflare', 'bytes of redirects', [], { redirects: redirects(1500, 80) }],
  ['netlify', '54,000 files in one folder; this site has 54,001 (tags/)', many(54_001), {}],
  ['netlify', '10,000 redirects', [], { redirects: redirects(10_001) }],
  ['github-pages', 'bytes in all', many(2, 600_000_000), {}],
  ['apache', '1,000 redirects', [], { redirects: redirects(1001) }],
  ['cloudfront', '512 characters in one old address', [], { redirects: redirects(1, 520) }],
  [
    'cloudfront',
    '1,783 characters in the content security policy',
    [],
    {
      inline: { scripts: [], styles: Array.from({ length: 40 }, () => `sha256-${'x'.repeat(44)}`) },
    },
  ],
])('%s', (target, words, files, changes) => {
  test(`says no: ${words}`, () => {
    expect(check(target, files, changes).join('\n')).toContain(words);
  });
});

test('every limit has its source, and the day on which it was read', () => {
  for (const { limits } of Object.values(hosts))
    for (const { source, read, remedy } of limits) {
      expect(URL.canParse(source)).toBe(true);
      expect(read).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(remedy).toMatch(/\.$/);
    }
});
