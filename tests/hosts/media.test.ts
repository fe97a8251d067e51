import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaPolicy } from '../../src/hosts/content-policy.ts';
import { contentTypes, mediaEndings } from '../../src/hosts/content-types.ts';
import { toArea, toHeaders } from '../../src/hosts/headers.ts';
import { hosts } from '../../src/hosts/hosts.ts';
import { writeFiles } from '../support/hosted-site.ts';
import { toCloudflareHeaders, toNetlifyHeaders } from '../support/host-rules.ts';
import { root } from '../support/source-files.ts';
import { ask, serverPrograms, startServer, type WebServer } from '../support/web-servers.ts';
import { aSite } from './a-site.ts';

const base = '/a.b/';
const site = aSite({
  base,
  redirects: [],
  searchPaths: [`${base}search/`, `${base}pagefind/`],
  hashedFolders: [`${base}_astro/`],
});

const media = [
  'drawing.svg',
  'photos/of the/town.svg',
  'photo.JPG',
  'report.pdf',
  'icon.PNG',
  '_astro/drawing.12345678.svg',
  'search/social.png',
  ...mediaEndings.map((ending) => `files/of.${ending}`),
];

const others = ['about/', 'search/', 'rss.xml', 'svg/', 'service-worker.js'];

const toPath = (file: string): string => base + encodeURI(file);

test('pictures of all kinds and PDFs may run and load nothing, and are not in the site’s origin', () => {
  expect(mediaPolicy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; sandbox;/);
  for (const ending of ['svg', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'ico', 'pdf'])
    expect(mediaEndings).toContain(ending);
});

test.each(media)('%s has the policy of what is no page', (file) => {
  const headers = toHeaders(site, toArea(toPath(file), site));
  expect(headers['Content-Security-Policy']).toBe(mediaPolicy);
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
});

test.each(media)('%s has it on Cloudflare, once', (file) => {
  const text = hosts.cloudflare.toFiles(site)['_headers'] ?? '';
  const headers = toCloudflareHeaders(text, toPath(file));
  expect(headers['content-security-policy']).toBe(mediaPolicy);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test.each(media)('%s has it on Netlify, whatever that makes of rules that overlap', (file) => {
  const text = hosts.netlify.toFiles(site)['_headers'] ?? '';
  const headers = toNetlifyHeaders(text, toPath(file));
  // Joined, both hold, and this one is the stricter.
  expect(headers['content-security-policy']?.at(-1)).toBe(mediaPolicy);
  expect(headers['x-content-type-options']).toEqual(['nosniff']);
});

test.each(others)('%s has not', (file) => {
  const { cloudflare, netlify } = hosts;
  const policies = [
    toCloudflareHeaders(cloudflare.toFiles(site)['_headers'] ?? '', toPath(file))[
      'content-security-policy'
    ],
    ...(toNetlifyHeaders(netlify.toFiles(site)['_headers'] ?? '', toPath(file))[
      'content-security-policy'
    ] ?? []),
  ];
  for (const policy of policies) expect(policy).toContain("base-uri 'none'");
});

describe('on CloudFront', () => {
  const policyOf = (area: string): string =>
    (
      JSON.parse(hosts.cloudfront.toFiles(site)[`.host/headers-${area}.json`] ?? '') as {
        SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: string } };
      }
    ).SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy;

  test('they have headers of their own', () => {
    expect(policyOf('media')).toBe(mediaPolicy);
    expect(policyOf('hashed')).toBe(mediaPolicy);
    expect(policyOf('rest')).not.toBe(mediaPolicy);
  });

  test('the page on it names a behaviour for each kind of them', async () => {
    const page = await readFile(join(root, 'docs/hosts/cloudfront.md'), 'utf8');
    for (const ending of mediaEndings) expect(page).toContain(`\`*.${ending}\``);
  });
});

describe.each(['nginx', 'apache'] as const)('on %s', (name) => {
  describe.skipIf(serverPrograms[name] === '')('itself', () => {
    let above: string;
    let server: WebServer;

    beforeAll(async () => {
      above = await mkdtemp(join(tmpdir(), 'throughline-media-'));
      await chmod(above, 0o755);
      const pages = { 'about/index.html': '<p>', 'search/index.html': '<p>', '404.html': '<p>404' };
      const files = { ...pages, 'a.svg/index.html': '<p>', 'rss.xml': '<rss/>' };
      const pictures = Object.fromEntries(media.map((file) => [file, '<svg/>']));
      const packed = { 'drawing.svg.gz': 'packed' };
      const all = { ...files, ...pictures, ...packed, ...hosts[name].toFiles(site) };
      await writeFiles(join(above, base), all);
      server = await startServer(name, [
        { root: above, includes: [join(above, base, '.host/nginx.conf')] },
      ]);
    });
    afterAll(async () => {
      await server.close();
      await rm(above, { recursive: true, force: true });
    });

    test.each(media)('%s has that policy, once, and is what its type says', async (file) => {
      const { status, headers } = await ask(server.ports[0] ?? 0, toPath(file));
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toBe(mediaPolicy);
      expect(headers['x-content-type-options']).toBe('nosniff');
      const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
      expect(headers['content-type']).toContain(contentTypes[ending]);
    });

    test('one that comes compressed has it too', async () => {
      const asked = { 'Accept-Encoding': 'gzip' };
      const { headers, body } = await ask(server.ports[0] ?? 0, toPath('drawing.svg'), asked);
      expect(body.toString()).toBe('packed');
      expect(headers['content-encoding']).toBe('gzip');
      expect(headers['content-security-policy']).toBe(mediaPolicy);
    });

    test.each(['about/', 'search/', 'rss.xml', 'a.svg/', 'none.svg', '_astro/none.svg'])(
      '%s has that of pages',
      async (file) => {
        const { headers } = await ask(server.ports[0] ?? 0, toPath(file));
        expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src /);
      },
    );
  });
});
