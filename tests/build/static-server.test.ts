import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';
import { mediaPolicy } from '../../src/hosts/content-policy.ts';

const files: Readonly<Record<string, string>> = {
  'site/index.html': '<h1>Home</h1>',
  'site/404.html': '<h1>Nothing here</h1>',
  'site/robots.txt': 'User-agent: *',
  'site/feed.xml': '<rss/>',
  'site/data.json': '{}',
  'site/app.webmanifest': '{}',
  'site/mark.svg': '<svg/>',
  'site/look.css': 'p{}',
  'site/run.js': '0',
  'site/picture.png': 'not really',
  'site/a&b +c.txt': 'reserved characters',
  'site/about/index.html': '<h1>About</h1>',
  'site/empty/picture.png': 'a folder without an index',
  'site/fa/دالان-لاچین/index.html': '<h1>دالان لاچین</h1>',
  'site/.env': 'SECRET',
  'site/.well-known/security.txt': 'Contact:',
  'secret.txt': 'SECRET',
};

let root = '';
let server: StaticServer;
let based: StaticServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-server-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  const folder = join(root, 'site');
  await symlink('../secret.txt', join(folder, 'link.txt'));
  await symlink('../../secret.txt', join(folder, 'empty/index.html'));
  await symlink('..', join(folder, 'above'));
  await symlink('robots.txt', join(folder, 'twin.txt'));
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  server = await startStaticServer({ folder, host: '127.0.0.1' });
  based = await startStaticServer({ folder, host: '127.0.0.1', base: '/news/' });
});

afterAll(async () => {
  await Promise.all([server.close(), based.close()]);
  await rm(root, { recursive: true });
});

const get = (path: string, init?: RequestInit) =>
  fetch(new URL(path, server.url), { redirect: 'manual', ...init });

describe('a path that leads somewhere', () => {
  it.each([
    ['/', 'text/html;charset=utf-8', '<h1>Home</h1>'],
    ['/index.html', 'text/html;charset=utf-8', '<h1>Home</h1>'],
    ['/?from=feed', 'text/html;charset=utf-8', '<h1>Home</h1>'],
    ['/about/', 'text/html;charset=utf-8', '<h1>About</h1>'],
    ['/fa/دالان-لاچین/', 'text/html;charset=utf-8', '<h1>دالان لاچین</h1>'],
    ['/robots.txt', 'text/plain;charset=utf-8', 'User-agent: *'],
    ['/feed.xml', 'application/xml;charset=utf-8', '<rss/>'],
    ['/data.json', 'application/json;charset=utf-8', '{}'],
    ['/app.webmanifest', 'application/manifest+json;charset=utf-8', '{}'],
    ['/mark.svg', 'image/svg+xml;charset=utf-8', '<svg/>'],
    ['/look.css', 'text/css;charset=utf-8', 'p{}'],
    ['/run.js', 'text/javascript;charset=utf-8', '0'],
    ['/picture.png', 'image/png', 'not really'],
    ['/a%26b%20%2Bc.txt', 'text/plain;charset=utf-8', 'reserved characters'],
    ['/a&b%20+c.txt', 'text/plain;charset=utf-8', 'reserved characters'],
    ['/.well-known/security.txt', 'text/plain;charset=utf-8', 'Contact:'],
  ])('serves %s as %s', async (path, type, text) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(text);
  });

  it('serves pictures under the policy of what is no page', async () => {
    const policyOf = async (path: string) =>
      (await get(path)).headers.get('content-security-policy');
    expect(await policyOf('/mark.svg')).toBe(mediaPolicy);
    expect(await policyOf('/picture.png')).toBe(mediaPolicy);
    expect(await policyOf('/about/')).toBe("frame-ancestors 'none'");
  });

  it('answers HEAD without a body', async () => {
    const response = await get('/about/', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('tells a browser that its copy is still good', async () => {
    const first = await get('/about/');
    const etag = first.headers.get('etag') ?? '';
    const second = await get('/about/', { headers: { 'If-None-Match': etag } });
    expect(second.status).toBe(304);
  });

  it('sees a file that was written later', async () => {
    expect((await get('/later.txt')).status).toBe(404);
    await writeFile(join(root, 'site/later.txt'), 'now');
    expect(await (await get('/later.txt')).text()).toBe('now');
  });
});

describe('a folder without its slash', () => {
  it.each([
    ['/about', '/about/'],
    ['/about?page=2', '/about/?page=2'],
    ['/fa/دالان-لاچین', '/fa/%D8%AF%D8%A7%D9%84%D8%A7%D9%86-%D9%84%D8%A7%DA%86%DB%8C%D9%86/'],
  ])('%s leads to %s', async (path, location) => {
    const response = await get(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, location]);
  });
});

describe('a path that leads nowhere', () => {
  it.each(['/nothing', '/nothing/', '/about/nothing.html', '/empty', '/empty/', '/robots.txt/'])(
    '%s shows 404.html with status 404',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
      expect(await response.text()).toBe('<h1>Nothing here</h1>');
    },
  );

  it('says so in words where the site has no 404.html', async () => {
    const bare = await startStaticServer({ folder: join(root, 'site/empty'), host: '127.0.0.1' });
    const response = await fetch(new URL('x', bare.url));
    await bare.close();
    expect([response.status, await response.text()]).toEqual([404, 'Not found\n']);
  });
});

describe('a base path', () => {
  it.each([
    ['/news/', 200],
    ['/news/about/', 200],
    ['/news', 301],
    ['/news/about', 301],
    ['/', 404],
    ['/about/', 404],
    ['/newsroom/', 404],
  ])('%s is answered with %i', async (path, status) => {
    const response = await fetch(new URL(path, based.url), { redirect: 'manual' });
    expect(response.status).toBe(status);
  });

  it('stays in redirects', async () => {
    const response = await fetch(new URL('about', based.url), { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/news/about/');
  });

  it('is part of the address', () => {
    expect(based.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/news\/$/);
  });
});

/** `fetch` mends such paths before it sends them; a hostile client does not. */
const sendRaw = (target: string, headers = '', method = 'GET') =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
    socket.write(`${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);
  });

describe('a hostile request', () => {
  it.each([
    '/../secret.txt',
    '/about/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/about/%00',
    '/%',
    '/%zz',
    '/%c3%28',
    '/.env',
    '/./index.html',
    '/link.txt',
    '/empty/',
    '/above/secret.txt',
    '/pipe.txt',
    '//example.org/about',
    '//about',
    '/about//',
    '/robots.txt%2f',
    'http://example.org/about/',
    `/${'a'.repeat(5000)}`,
    `/${'a/'.repeat(3000)}`,
  ])('%s is not found', async (target) => {
    const answer = await sendRaw(target);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain('SECRET');
  });

  it.each(['bytes=9-2', 'bytes=-', 'bytes=x-y', 'bytes=0-1,3-4', 'lines=1-2'])(
    'asking for the range %s gets the whole file',
    async (range) => {
      const answer = await sendRaw('/robots.txt', `Range: ${range}\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(answer).toContain('User-agent: *');
    },
  );

  it('asking for a range that is there gets it', async () => {
    const answer = await sendRaw('/robots.txt', 'Range: bytes=0-3\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 206 [^]*\r\n\r\nUser$/);
  });

  it('asking for a range past the end is told so', async () => {
    expect(await sendRaw('/robots.txt', 'Range: bytes=900-\r\n')).toMatch(/^HTTP\/1\.1 416 /);
  });

  it.each(['POST', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
    expect(await sendRaw('/', '', method)).toMatch(/^HTTP\/1\.1 405 /);
  });

  it('gets what a link within the site leads to', async () => {
    expect(await (await get('/twin.txt')).text()).toBe('User-agent: *');
  });

  it('never shows where the code is', async () => {
    const answers = await Promise.all(['/%', '/\\', '*', '/%00'].map((path) => sendRaw(path)));
    expect(answers.join()).not.toMatch(/ at |node:|\/src\//);
  });
});
