import { expect, test } from 'vitest';
import { toHostFileNames } from '../../src/build/host-files.ts';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSiteManifest, manifestFile } from '../../src/build/site-manifest.ts';
import { listFiles } from '../../src/build/edition-files.ts';
import { targets } from '../../src/config.ts';
import { hostSite } from '../support/hosted-site.ts';
import { builtAt, makeEdition } from '../support/small-edition.ts';
import { verify } from '../support/verify.ts';

const redirects = [{ from: '/old/', to: '/new/' }];

test.each([
  ['netlify', ['_headers', '_redirects']],
  ['cloudflare', ['_headers', '_redirects']],
  ['github-pages', ['.nojekyll']],
  ['cloudfront', ['.host/redirects.json']],
  ['nginx', ['.host/nginx.conf', 'index.html.br', 'index.html.gz']],
  ['apache', ['.htaccess', 'index.html.br']],
  ['folder', ['.well-known/security.txt', manifestFile, `${manifestFile}.sig`]],
] as const)('what the build lays in an edition for %s is known before it does', (target, names) => {
  const known = toHostFileNames(redirects, ['index.html', 'x.png'], target);
  expect(known).toEqual(expect.arrayContaining([...names]));
  expect(known).not.toContain('x.png.br');
});

test.each(targets)('an edition for %s has all its files in the manifest', async (target) => {
  const edition = await makeEdition('a', { 'long.html': '<p>text</p>'.repeat(500) });
  const site = await hostSite(edition, target, (file) => !file.startsWith('.host'));
  try {
    const manifest = readSiteManifest(await readFile(join(site.folder, manifestFile), 'utf8'));
    const files = listFiles(site.folder).filter((file) => file !== manifestFile);
    expect(Object.keys(manifest?.files ?? {}).sort()).toEqual(files.sort());
    expect([...(manifest?.hostFiles ?? [])].every((file) => !file.endsWith('.html'))).toBe(true);
    const now = (manifest?.sequence ?? builtAt) * 1000;
    expect(await verify(site.folder, { now })).toMatchObject({ verdict: 'unsigned' });
    for (const file of manifest?.hostFiles ?? []) {
      const text = await readFile(join(site.folder, file));
      await writeFile(join(site.folder, file), 'another');
      expect((await verify(site.folder, { now })).report).toContain(`  ${file} is another`);
      await writeFile(join(site.folder, file), text);
    }
  } finally {
    await site.dispose();
  }
});
