import { describe, expect, onTestFinished, test } from 'vitest';
import { targets } from '../../src/config.ts';
import { everywhere } from '../../src/hosts/headers.ts';
import { hosts } from '../../src/hosts/hosts.ts';
import { aSite } from './a-site.ts';

const filesOf = (target: (typeof targets)[number], changes = {}) =>
  hosts[target].toFiles(aSite(changes));

test('each target writes its own host’s files and no other’s', () => {
  const names = Object.fromEntries(targets.map((each) => [each, Object.keys(filesOf(each))]));
  expect(names).toEqual({
    folder: [],
    netlify: ['_headers', '_redirects'],
    cloudflare: ['_headers', '_redirects'],
    'github-pages': ['.nojekyll', 'CNAME'],
    cloudfront: [
      '.host/cloudfront-function.js',
      '.host/headers-rest.json',
      '.host/headers-search.json',
      '.host/headers-hashed.json',
      '.host/headers-media.json',
      '.host/redirects.json',
    ],
    nginx: ['.host/nginx.conf', '.host/nginx-brotli.conf', '.host/site.json'],
    apache: ['.htaccess'],
  });
});

/** The rules of a `_headers` file: the lines below each path. */
const toRules = (text: string): Record<string, string[]> =>
  Object.fromEntries(
    text
      .split(/\n(?=\/)/)
      .map((rule) => rule.trim().split('\n  '))
      .map(([path = '', ...lines]) => [path, lines]),
  );

const namesOf = (lines: readonly string[] = []) => lines.map((line) => line.replace(/:.*/, ''));

describe('_headers', () => {
  test('on Cloudflare takes out what it replaces, and tells Tor Browser of the copy', () => {
    const rules = toRules(filesOf('cloudflare', { onion: 'http://abc.onion' })['_headers'] ?? '');
    expect(Object.keys(rules).filter((path) => !path.startsWith('/*.'))).toEqual([
      '/*',
      '/search/*',
      '/fa/search/*',
      '/_astro/*',
    ]);
    expect(namesOf(rules['/search/*'])).toEqual([
      '! Content-Security-Policy',
      'Content-Security-Policy',
    ]);
    expect(namesOf(rules['/_astro/*'])).toEqual([
      '! Content-Security-Policy',
      '! Cache-Control',
      '! Cross-Origin-Resource-Policy',
      'Content-Security-Policy',
      'Cache-Control',
      'Cross-Origin-Resource-Policy',
    ]);
    expect(rules['/*']).toContain('Onion-Location: http://abc.onion/:splat');
    expect(rules['/*']?.join()).not.toContain('wasm');
  });

  test('on Netlify says nothing twice that must not be joined', () => {
    const rules = toRules(filesOf('netlify')['_headers'] ?? '');
    expect(Object.keys(rules).filter((path) => !path.startsWith('/*.'))).toEqual([
      '/*',
      '/_astro/*',
    ]);
    expect(namesOf(rules['/*'])).not.toContain('Cache-Control');
    expect(namesOf(rules['/*']).filter((name) => name === 'Content-Security-Policy')).toHaveLength(
      1,
    );
  });
});

test('_redirects are lines of old, new and 301; Netlify is told to prefer them to pages', () => {
  expect(filesOf('cloudflare')['_redirects']).toBe('/2019/old/ /2023/new/ 301\n');
  expect(filesOf('netlify')['_redirects']).toBe('/2019/old/ /2023/new/ 301!\n');
  expect(filesOf('netlify', { redirects: [] })).not.toHaveProperty('_redirects');
});

test('GitHub Pages is told a domain of one’s own, and no other', () => {
  expect(filesOf('github-pages')['CNAME']).toBe('example.org\n');
  expect(filesOf('github-pages', { base: '/name/' })).not.toHaveProperty('CNAME');
  const own = filesOf('github-pages', { origin: 'https://name.github.io' });
  expect(own).not.toHaveProperty('CNAME');
});

test('nginx compares decoded paths, whatever stands in them', () => {
  const from = `/${encodeURIComponent('a"b\\c')}/`;
  const config = filesOf('nginx', { redirects: [{ from, to: '/x/' }] })['.host/nginx.conf'];
  expect(config).toContain('location = "/a\\"b\\\\c/" {');
  expect(config).toContain('location = "/a\\"b\\\\c" {');
});

describe('the function for CloudFront', () => {
  interface Answer {
    readonly uri?: string;
    readonly statusCode?: number;
    readonly headers?: { readonly location: { readonly value: string } };
  }

  /** Runs it as CloudFront does, with a store of two redirects. */
  const run = async (uri: string, query: object = {}): Promise<Answer> => {
    const code = filesOf('cloudfront')['.host/cloudfront-function.js'] ?? '';
    const moved = new Map([
      ['/2019/old/', '/2023/new/'],
      ['/%D8%A7.html', '/2023/new/'],
    ]);
    const cf = {
      kvs: () => ({
        exists: (key: string) => moved.has(key),
        get: (key: string) => moved.get(key),
      }),
    };
    const body = `${code.replace("import cf from 'cloudfront';", '')}\nreturn handler;`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- CloudFront's modules are not Node's
    const make = new Function('cf', body) as (store: object) => (event: object) => Promise<Answer>;
    const handler = make(cf);
    return handler({ request: { uri, querystring: query, headers: {} } });
  };
  const locationOf = async (uri: string, query?: object) =>
    (await run(uri, query)).headers?.location.value;

  test('finds the index of a folder, and leaves files alone', async () => {
    expect((await run('/')).uri).toBe('/index.html');
    expect((await run('/about/')).uri).toBe('/about/index.html');
    expect((await run('/rss.xml')).uri).toBe('/rss.xml');
    expect((await run('/.well-known/security.txt')).uri).toBe('/.well-known/security.txt');
  });

  test('redirects to the slash, and from old addresses, with what stands behind ?', async () => {
    expect(await locationOf('/about')).toBe('/about/');
    expect(await locationOf('/2019/old/')).toBe('/2023/new/');
    const query = {
      a: { value: 'b' },
      c: { value: '', multiValue: [{ value: '' }, { value: 'd' }] },
    };
    expect(await locationOf('/2019/old', query)).toBe('/2023/new/?a=b&c&c=d');
  });

  test('knows an old address by whatever case its letters are escaped in', async () => {
    for (const path of ['/%D8%A7.html', '/%d8%a7.html'])
      expect(await locationOf(path)).toBe('/2023/new/');
    expect((await run('/%d8%a8.png')).uri).toBe('/%d8%a8.png');
  });

  test('refuses what is hidden, and what would lead to another host', async () => {
    for (const path of ['/.host/redirects.json', '//x.example', '/\\x.example', '/a/.git/config'])
      expect((await run(path)).statusCode).toBe(404);
  });
});

test('the policies for CloudFront are of the form that its tools take', () => {
  const policy = JSON.parse(filesOf('cloudfront')['.host/headers-search.json'] ?? '') as {
    Name: string;
    SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: string } };
    CustomHeadersConfig: { Quantity: number; Items: unknown[] };
  };
  expect(policy.Name).toBe('throughline-search');
  expect(policy.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy).toContain(
    'wasm',
  );
  expect(policy.CustomHeadersConfig.Items).toHaveLength(policy.CustomHeadersConfig.Quantity);
});

test('what CloudFront is told of https is what the one list of headers says', () => {
  const said = everywhere['Strict-Transport-Security'];
  Object.assign(everywhere, { 'Strict-Transport-Security': 'max-age=300' });
  onTestFinished(() => void Object.assign(everywhere, { 'Strict-Transport-Security': said }));
  const policy = filesOf('cloudfront')['.host/headers-rest.json'] ?? '';
  expect(JSON.parse(policy)).toHaveProperty('SecurityHeadersConfig.StrictTransportSecurity', {
    Override: true,
    IncludeSubdomains: false,
    Preload: false,
    AccessControlMaxAgeSec: 300,
  });
});
