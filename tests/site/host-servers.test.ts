import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { toHeaders } from '../../src/hosts/headers.ts';
import { hosts } from '../../src/hosts/hosts.ts';
import type { SiteDescription } from '../../src/hosts/site-description.ts';
import { hostSite, writeFiles, type HostedSite } from '../support/hosted-site.ts';
import { findPageTypes, type PageType } from '../support/page-types.ts';
import {
  ask,
  nginxHasBrotli,
  serverPrograms,
  startServer,
  type WebServer,
} from '../support/web-servers.ts';

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const base = '/a/path/';

const underBase: SiteDescription = {
  origin: 'https://example.org',
  base,
  redirects: [
    { from: `${base}old/`, to: `${base}new/` },
    { from: `${base}2019/a+(b).html`, to: `${base}new/` },
  ],
  inline: { scripts: [], styles: [] },
  searchPaths: [`${base}search/`],
  hashedFolders: [`${base}_astro/`],
  letterOrigins: [],
  onion: 'http://abc.onion',
};

const small = {
  'index.html': '<p>home',
  '404.html': '<p>nothing here',
  'new/index.html': '<p>new',
  'old/index.html': '<p>stub',
  '2019/a+(b).html': '<p>stub',
  'search/index.html': '<p>search',
  '_astro/x.12345678.js': '1',
};

/** The first to be hosted compresses its texts; the other takes them over. */
const hosted: HostedSite[] = [];

afterAll(async () => {
  for (const site of hosted) await site.dispose();
});

describe.each(['nginx', 'apache'] as const)('on %s', (name) => {
  describe.skipIf(serverPrograms[name] === '')('a site', () => {
    let site: HostedSite;
    let types: PageType[];
    let above: string;
    let server: WebServer;
    let port: number;
    let basePort: number;

    const fileOf = (path: string): string => {
      const decoded = decodeURIComponent(path.slice(1));
      return decoded === '' || decoded.endsWith('/') ? `${decoded}index.html` : decoded;
    };
    const read = (path: string): Promise<Buffer> => readFile(join(site.folder, fileOf(path)));
    const anAsset = (ending: string): string => {
      const file = Object.keys(site.manifest.files).find(
        (each) => each.startsWith('_astro/') && each.endsWith(ending),
      );
      return encodeURI(`/${file ?? ''}`);
    };

    beforeAll(async () => {
      types = await findPageTypes(inject('siteFolder'));
      // Of each type one page: to compress all of them takes long.
      const pages = new Set([...types.map(({ address }) => fileOf(address)), 'about/index.html']);
      const isWanted = (file: string) =>
        !/\.(?:html|xml|json)$/.test(file) || !file.includes('/') || pages.has(file);
      site = await hostSite(hosted[0] ?? inject('siteFolder'), name, isWanted);
      hosted.push(site);
      above = await mkdtemp(join(tmpdir(), 'throughline-based-'));
      await chmod(above, 0o755);
      await writeFiles(join(above, base), { ...small, ...hosts[name].toFiles(underBase) });
      server = await startServer(name, [
        { root: site.folder, includes: [join(site.folder, '.host/nginx.conf')] },
        { root: above, includes: [join(above, base, '.host/nginx.conf')] },
      ]);
      [port = 0, basePort = 0] = server.ports;
    });

    afterAll(async () => {
      await server.close();
      await rm(above, { recursive: true, force: true });
    });

    test('every type of page comes with its bytes and all headers; old addresses redirect', async () => {
      for (const { address, moves, name: type } of types) {
        if (moves) continue;
        const { status, headers, body } = await ask(port, address);
        expect([address, status]).toEqual([address, 200]);
        expect(body.equals(await read(address))).toBe(true);
        expect(headers['content-type']?.toLowerCase()).toBe('text/html; charset=utf-8');
        const expected = toHeaders(site.description, type === 'search' ? 'search' : 'rest');
        for (const [header, value] of Object.entries(expected))
          expect([address, header, headers[header.toLowerCase()]]).toEqual([
            address,
            header,
            value,
          ]);
      }
      expect(site.redirects.length).toBeGreaterThan(1);
      for (const { from, to } of site.redirects) {
        for (const path of [from, from.replace(/\/$/, '')]) {
          const { status, headers } = await ask(port, `${path}?a=b`);
          expect([path, status]).toEqual([path, 301]);
          expect(new URL(headers['location'] ?? '', `http://127.0.0.1:${port}`).href).toBe(
            new URL(`${to}?a=b`, `http://127.0.0.1:${port}`).href,
          );
        }
      }
    });

    test('a folder without its slash leads to it, and to nowhere else', async () => {
      const { status, headers } = await ask(port, '/about');
      expect(status).toBe(301);
      expect(new URL(headers['location'] ?? '', `http://127.0.0.1:${port}`).href).toBe(
        `http://127.0.0.1:${port}/about/`,
      );
    });

    test('what is not there is the page that says so, which nobody keeps', async () => {
      for (const path of ['/no/such/page/', '/nothing', '/_astro/none.12345678.js', '/%D8%AF/']) {
        const { status, headers, body } = await ask(port, path);
        expect([path, status]).toEqual([path, 404]);
        expect(body.equals(await read('/404.html'))).toBe(true);
        expect(headers['content-type']?.toLowerCase()).toBe('text/html; charset=utf-8');
        expect(headers['cache-control']).toContain('max-age=0');
        expect(headers['content-security-policy']).toContain("default-src 'none'");
      }
    });

    test.each([
      ['/rss.xml', 'application/xml; charset=utf-8'],
      ['/robots.txt', 'text/plain; charset=utf-8'],
      ['/feed.json', 'application/json; charset=utf-8'],
      ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
      ['/service-worker.js', 'text/javascript; charset=utf-8'],
      ['/favicon.svg', 'image/svg+xml; charset=utf-8'],
      ['/icon-192.png', 'image/png'],
      ['/.well-known/security.txt', 'text/plain; charset=utf-8'],
      ['/.well-known/site-manifest.txt', 'text/plain; charset=utf-8'],
    ])('%s is %s', async (path, type) => {
      const { status, headers, body } = await ask(port, path);
      expect(status).toBe(200);
      expect(headers['content-type']?.toLowerCase()).toBe(type);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(body.equals(await read(path))).toBe(true);
    });

    test('what is named by its content is kept for a year, and pictures may be shown elsewhere', async () => {
      for (const ending of ['.js', '.svg']) {
        const { status, headers } = await ask(port, anAsset(ending));
        expect(status).toBe(200);
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
      }
    });

    test('texts come compressed as asked for, and say that they differ by that', async () => {
      const path = types.find(({ name: type }) => type === 'year-slug')?.address ?? '';
      const plain = await read(path);
      const codings = [
        ...(name === 'apache' || nginxHasBrotli ? (['br'] as const) : []),
        'gzip' as const,
      ];
      for (const coding of codings) {
        for (const [address, whole] of [
          [path, plain],
          ['/', await read('/')],
          ['/rss.xml', await read('/rss.xml')],
        ] as const) {
          const { headers, body } = await ask(port, address, { 'Accept-Encoding': coding });
          expect([address, headers['content-encoding']]).toEqual([address, coding]);
          expect(headers['vary']?.toLowerCase()).toContain('accept-encoding');
          const unpacked = coding === 'br' ? brotliDecompressSync(body) : gunzipSync(body);
          expect(digest(unpacked)).toBe(digest(whole));
          expect(headers['content-type']).toMatch(/text\/html|application\/xml/);
          expect(headers['content-security-policy']).toContain("default-src 'none'");
        }
      }
      const both = await ask(port, path, { 'Accept-Encoding': 'gzip, deflate, br' });
      expect(both.headers['content-encoding']).toBe(codings[0]);
      const none = await ask(port, path);
      expect(none.headers['content-encoding']).toBeUndefined();
    });

    test('parts of a file, and what has not changed, are answered as such', async () => {
      const path = anAsset('.svg');
      const whole = await read(path);
      const part = await ask(port, path, { Range: 'bytes=10-19' });
      expect(part.status).toBe(206);
      expect(part.headers['content-range']).toBe(`bytes 10-19/${whole.length}`);
      expect(part.body.equals(whole.subarray(10, 20))).toBe(true);
      expect((await ask(port, path, { Range: `bytes=${whole.length + 1}-` })).status).toBe(416);

      const first = await ask(port, '/about/');
      const { etag = '', 'last-modified': modified = '' } = first.headers;
      expect((await ask(port, '/about/', { 'If-None-Match': etag })).status).toBe(304);
      expect((await ask(port, '/about/', { 'If-Modified-Since': modified })).status).toBe(304);
      expect((await ask(port, '/about/', { 'If-None-Match': '"other"' })).status).toBe(200);
      const head = await ask(port, '/about/', {}, 'HEAD');
      expect([head.status, head.body.length]).toEqual([200, 0]);
    });

    test('hostile paths get nothing, and hidden files are nobody’s', async () => {
      const hostile = [
        '/../../etc/passwd',
        '/%2e%2e/%2e%2e/etc/passwd',
        '/..%2f..%2fetc/passwd',
        '/_astro/../../../etc/passwd',
        '/about/%00',
        '/%c0%ae%c0%ae/etc/passwd',
        '/.host/nginx.conf',
        '/.host/site.json',
        '/.htaccess',
        '/.git/config',
        '/about/.hidden',
        '/%2ehost/site.json',
      ];
      for (const path of hostile) {
        const { status, body } = await ask(port, path);
        expect([path, status >= 400 && status < 500 ? 'refused' : status]).toEqual([
          path,
          'refused',
        ]);
        const leaks = /root:x|\$throughline_|"hashedFolders"/.test(body.toString());
        expect([path, leaks]).toEqual([path, false]);
      }
      // Neither may a path become the host that a redirect leads to.
      for (const path of ['//example.com/about', '/%2fexample.com/about', '/\\example.com/about']) {
        const { headers } = await ask(port, path);
        const location = new URL(headers['location'] ?? '', `http://127.0.0.1:${port}`);
        expect([path, location.host]).toEqual([path, `127.0.0.1:${port}`]);
      }
      expect((await ask(port, '/about/', {}, 'POST')).status).toBe(405);
    });

    test('under a base path all of this holds below it', async () => {
      const get = (path: string) => ask(basePort, path);
      expect((await get(base)).body.toString()).toBe('<p>home');
      const locationOf = async (path: string) => {
        const { status, headers } = await get(path);
        return [status, new URL(headers['location'] ?? '', 'http://x.example').pathname];
      };
      expect(await locationOf(`${base}old/`)).toEqual([301, `${base}new/`]);
      expect(await locationOf(`${base}old`)).toEqual([301, `${base}new/`]);
      expect(await locationOf(`${base}2019/a+(b).html`)).toEqual([301, `${base}new/`]);
      expect(await locationOf(`${base}new`)).toEqual([301, `${base}new/`]);
      const missing = await get(`${base}none/`);
      expect([missing.status, missing.body.toString()]).toEqual([404, '<p>nothing here']);
      const asset = await get(`${base}_astro/x.12345678.js`);
      expect(asset.headers['cache-control']).toContain('immutable');
      const search = await get(`${base}search/`);
      expect(search.headers['content-security-policy']).toContain("'wasm-unsafe-eval'");
      const page = await get(`${base}new/`);
      expect(page.headers['content-security-policy']).not.toContain('wasm');
      if (name === 'nginx')
        expect(page.headers['onion-location']).toBe(`http://abc.onion${base}new/`);
      expect((await get(`${base}.host/nginx.conf`)).status).toBe(404);
    });
  });
});
