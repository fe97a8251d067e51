import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { withServer } from '../support/serve.ts';

const origin = 'https://throughline.example';
let underBase: string;

beforeAll(async () => {
  underBase = await mkdtemp(join(tmpdir(), 'throughline-base-'));
  await promisify(execFile)(
    process.execPath,
    ['src/cli/build.ts', '--out', underBase, '--base', '/a/path/'],
    {
      env: {
        ...process.env,
        THROUGHLINE_CACHE: join(underBase, '..', `cache-${String(process.pid)}`),
      },
    },
  );
}, 120_000);

afterAll(async () => {
  await rm(underBase, { recursive: true, force: true });
  await rm(join(tmpdir(), `cache-${String(process.pid)}`), { recursive: true, force: true });
});

interface Visited {
  readonly status: number;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

const toLinks = (
  url: string,
  type: string,
  text: string,
): { links: string[]; ids: Set<string> } => {
  if (!type.includes('html')) {
    const links = [...text.matchAll(/https:\/\/throughline\.example\/[^\s"'<>&\\]*/g)].map(
      ([link]) => link,
    );
    return { links: type.includes('xml') || type.includes('json') ? links : [], ids: new Set() };
  }
  const $ = load(text);
  const addresses = $('[href], [src], [content], [srcset], [cite]')
    .toArray()
    .flatMap((element) => [
      $(element).attr('href'),
      $(element).attr('src'),
      $(element).attr('cite'),
      ...($(element).attr('srcset') ?? '').split(',').map((each) => each.trim().split(' ')[0]),
      /^0; ?url=(.*)$/.exec($(element).attr('content') ?? '')?.[1],
    ]);
  return {
    links: addresses.flatMap((each) => (each ? [new URL(each, url).href] : [])),
    ids: new Set(
      $('[id]')
        .toArray()
        .map((element) => $(element).attr('id') ?? ''),
    ),
  };
};

/** Follows every link of a site from its home page on, as a reader's browser would, and tells what is dead. */
const walk = async (home: string): Promise<{ dead: string[]; pages: number }> => {
  const server = new URL(home).origin;
  const visited = new Map<string, Visited>();
  const queue = [
    { from: 'the start', url: home },
    { from: 'the start', url: new URL('sitemap.xml', home).href },
    { from: 'the start', url: new URL('robots.txt', home).href },
  ];
  const fragments: { from: string; url: string; id: string }[] = [];
  const dead: string[] = [];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const local = next.url.replace(origin, server);
    if (!local.startsWith(`${server}/`)) continue;
    const [url = '', id = ''] = local.split('#');
    if (id !== '') fragments.push({ from: next.from, url, id: decodeURIComponent(id) });
    if (visited.has(url)) continue;
    const response = await fetch(url);
    const type = response.headers.get('content-type') ?? '';
    const { links, ids } = toLinks(url, type, await response.text());
    visited.set(url, { status: response.status, ids, links });
    if (response.status !== 200) dead.push(`${next.from} -> ${url}: ${String(response.status)}`);
    if (response.redirected) dead.push(`${next.from} -> ${url}: redirected to ${response.url}`);
    queue.push(...links.map((link) => ({ from: url, url: link })));
  }
  for (const { from, url, id } of fragments) {
    if (!visited.get(url)?.ids.has(id)) dead.push(`${from} -> ${url}#${id}: no such place`);
  }
  return { dead, pages: visited.size };
};

test('served at the root by a plain static server, every link leads somewhere', async () => {
  const { dead, pages } = await withServer(inject('siteFolder'), ({ url }) => walk(url));
  expect(dead).toEqual([]);
  expect(pages).toBeGreaterThan(150);
}, 120_000);

test('served under a base path, every link leads somewhere, and none leads out of it', async () => {
  const { dead, pages } = await withServer(underBase, ({ url }) => walk(url), '/a/path/');
  expect(dead).toEqual([]);
  expect(pages).toBeGreaterThan(150);
}, 120_000);

test('a letter goes to the service under the base path', async () => {
  const file = join(underBase, '2023/khojaly-second-meeting/index.html');
  const form = load(await readFile(file, 'utf8'))('form.letter-form');
  expect(form.attr()).toMatchObject({
    action: '/a/path/intake/letters',
    'data-token': '/a/path/intake/token?article=en%2F2023%2Fkhojaly-second-meeting',
    'data-thanks': '/a/path/letters/thanks/',
  });
});

test('an address that is not there answers with the 404 page', async () => {
  await withServer(inject('siteFolder'), async ({ url }) => {
    const response = await fetch(new URL('2023/khojaly-secnd-meeting/', url));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('This page is not here');
  });
});
