import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { parsePlain } from 'netlify-redirector';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toRedirects } from '../../src/build/describe-site.ts';
import { findAliasFault } from '../../src/graph/uniqueness.ts';
import { hosts } from '../../src/hosts/hosts.ts';
import type { SiteDescription } from '../../src/hosts/site-description.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { readRecord } from '../../src/records/read-record.ts';
import { toRecords, type Records } from '../../src/records/records.ts';
import { renderMovedPage } from '../../src/output/moved-page.ts';
import { toMovedRoutes } from '../../src/views/moved-view.ts';
import { articleFile, sampleNow } from '../output/sample-site.ts';
import { writeFiles } from '../support/hosted-site.ts';
import { keptAliases as kept } from '../support/old-addresses.ts';
import { findCloudflareRedirect } from '../support/host-rules.ts';
import { ask, serverPrograms, startServer, type WebServer } from '../support/web-servers.ts';
import { aSite } from './a-site.ts';

/** What no host may read, and the checker refuses. */
const refused = [
  ...['/*', '/a/*', '/a*b/', '/:name/', '/a/:splat', '/10:30/', '/a%2A/', '/%3Aname/'],
  ...['/a\nb/', '/a\r\n/evil/ /x/ 301\n/', '/a\tb/', '/a\u0000b/', '/a\u2028b/', '/a\u0085b/'],
  ...['/a"b/', '/a%22b/', '/a\\b/', '/a%5Cb/', '/<x>/', '/a|b/', '/\ud800/'],
  ...['/a?b/', '/a%3Fb/', '/a#b/', '/a%23b/', '/100%/', '/a%2525b/'],
  ...['/../x/', '/a/../b', '/a/%2e%2e/b/', '/./', '/a//b/', '/'],
  ...['/.well-known/x/', '/.htaccess', '/a/.git/', '/_headers', '/_redirects/', '/_worker.js/'],
  ...['/_astro/x/', '/CNAME', '/rss.xml', '/favicon.svg', '/sitemap.xml/', '/page.html.gz'],
  ...['/404.html', '/intake/letters/', '/intake/', '/pagefind/x/'],
  ...[`/${'a'.repeat(300)}/`, `/${'a/'.repeat(600)}`],
];

/** Addresses at which nothing was: a rule that is wider than it should be leads on from them. */
const others = [
  ...['/', '/x/', '/a/', '/a/x/', '/ab/', '/aXb/', '/name/', '/evil/', '/2019/', '/2019/x/'],
  ...['/2019/old/x/', '/z/', '/[a-z]/', '/aaXb/', '/a$b/', '/a$b/x/', '/root/', '/(a)/', '/A..B/'],
];

const base = '/';
const target = '/2023/here/';
const file = 'content/articles/en/2023/here.md';
const readArticle = (aliases: readonly string[]) => {
  const text = articleFile('Here', [`aliases: ${JSON.stringify(aliases)}`]);
  return readRecord('/nowhere', file, { file, text });
};

/** Whatever the reading of its file had refused. */
const withAliases = async (aliases: readonly string[]): Promise<Records> => {
  const { record } = await readArticle([]);
  if (record?.type !== 'articles') throw new Error('The sample is no article.');
  return toRecords([{ ...record, value: { ...record.value, aliases: [...aliases] } }]);
};

const relate = (records: Records) => buildGraph(records, { now: sampleNow, publicFiles: [] });
const { graph } = relate(await withAliases([...kept.map(([alias]) => alias), ...refused]));
const site: SiteDescription = aSite({ base, redirects: toRedirects(graph) });

test.each(kept)('%j is kept', (alias) => {
  expect(findAliasFault(alias)).toBeUndefined();
});

test.each(refused)('%j is refused, by file and line', async (alias) => {
  expect(findAliasFault(alias)).toMatch(/^[a-z].+/);
  const { record, problems } = await readArticle([alias]);
  const found = [...problems, ...(record ? relate(toRecords([record])).problems : [])];
  expect(
    found.filter((each) => each.severity === 'error' && each.file === file && each.line === 7),
  ).not.toEqual([]);
});

test('what is refused leads nowhere, though nobody had looked at what the checker says', () => {
  const asked = kept.map(([, path]) => (path.endsWith('.html') ? path : path.replace(/\/?$/, '/')));
  expect(site.redirects.map(({ from }) => from).sort()).toEqual(asked.sort());
  expect(new Set(site.redirects.map(({ to }) => to))).toEqual(new Set([target]));
});

/** With the final slash of a folder, as links had it, and without. */
const toAsked = (path: string): readonly string[] =>
  path.endsWith('/') ? [path, path.slice(0, -1)] : [path];

describe('Netlify', () => {
  const find = async (path: string): Promise<string | undefined> => {
    const rules = await parsePlain(hosts.netlify.toFiles(site)['_redirects'] ?? '', {});
    const request = { scheme: 'https', host: 'news.org', path, query: '' };
    const none = () => '';
    const whole = {
      ...request,
      header: none,
      cookieValues: none,
      getHeader: none,
      getCookie: none,
    };
    return rules.match(whole)?.to;
  };

  test.each(kept)('leads on from %j', async (_, path) => {
    for (const asked of toAsked(path)) expect([asked, await find(asked)]).toEqual([asked, target]);
  });

  test.each(others)('leaves %j alone', async (path) => {
    expect(await find(path)).toBeUndefined();
  });
});

describe('Cloudflare', () => {
  const text = hosts.cloudflare.toFiles(site)['_redirects'] ?? '';

  test.each(kept)('leads on from %j', (_, path) => {
    // A file with its own ending is asked for as it is; a folder is first led to its slash.
    const asked = path.endsWith('.html') ? path : path.replace(/\/?$/, '/');
    expect(findCloudflareRedirect(text, asked)).toBe(target);
  });

  test.each(others)('leaves %j alone', (path) => {
    expect(findCloudflareRedirect(text, path)).toBeUndefined();
  });

  test('reads one rule in each line', () => {
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(kept.length);
    for (const line of lines) expect(line).toMatch(/^\/[^\s#*:]+ \/2023\/here\/ 301$/);
  });
});

describe('the function for CloudFront', () => {
  const files = hosts.cloudfront.toFiles(site);
  const { data } = JSON.parse(files['.host/redirects.json'] ?? '') as {
    readonly data: readonly { readonly key: string; readonly value: string }[];
  };
  interface Answer {
    readonly statusCode?: number;
    readonly headers?: { readonly location?: { readonly value: string } };
  }
  const run = async (uri: string): Promise<Answer> => {
    const code = files['.host/cloudfront-function.js'] ?? '';
    const moved = new Map(data.map(({ key, value }) => [key, value]));
    const kvs = {
      exists: (key: string) => Promise.resolve(moved.has(key)),
      get: (key: string) => Promise.resolve(moved.get(key)),
    };
    const body = `${code.replace("import cf from 'cloudfront';", '')}\nreturn handler;`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- CloudFront's modules are not Node's
    const make = new Function('cf', body) as (cf: object) => (event: object) => Promise<Answer>;
    return make({ kvs: () => kvs })({ request: { uri, querystring: {}, headers: {} } });
  };

  test.each(kept)('leads on from %j', async (_, path) => {
    for (const asked of [...toAsked(path), path.replace(/%../g, (code) => code.toLowerCase())])
      expect([asked, (await run(asked)).headers?.location?.value]).toEqual([asked, target]);
  });

  test.each(others)('leads from %j to its slash at most', async (path) => {
    expect((await run(path)).headers?.location?.value ?? `${path}/`).toBe(`${path}/`);
  });
});

describe('pages at old addresses', () => {
  test.each(['folder', 'file'] as const)('lead on, each from a %s of its own', (form) => {
    const routes = toMovedRoutes(graph, form);
    expect(routes.length).toBe(
      site.redirects.filter(({ from }) => from.endsWith('.html') === (form === 'file')).length,
    );
    for (const { params, props } of routes) {
      const $ = load(renderMovedPage(props.view));
      expect($('meta[http-equiv=refresh]').attr('content')).toBe(`0; url=${target}`);
      expect($('a').attr('href')).toBe(target);
      expect($('script, img, link:not([rel=canonical])')).toHaveLength(0);
      const path = params['alias'] ?? '';
      expect(path.split('/').some((segment) => /^\.|^$/.test(segment))).toBe(false);
    }
  });
});

describe.each(['nginx', 'apache'] as const)('%s', (name) => {
  describe.skipIf(serverPrograms[name] === '')('itself', () => {
    let above: string;
    let server: WebServer;
    const find = async (path: string) => {
      const { status, headers } = await ask(server.ports[0] ?? 0, path);
      const location = headers['location'];
      return [status, location === undefined ? undefined : new URL(location, 'http://x').pathname];
    };

    beforeAll(async () => {
      above = await mkdtemp(join(tmpdir(), 'throughline-aliases-'));
      await chmod(above, 0o755);
      const pages = { 'index.html': '<p>', '404.html': '<p>', '2023/here/index.html': '<p>here' };
      await writeFiles(above, { ...pages, ...hosts[name].toFiles(site) });
      server = await startServer(name, [
        { root: above, includes: [join(above, '.host/nginx.conf')] },
      ]);
    });
    afterAll(async () => {
      await server.close();
      await rm(above, { recursive: true, force: true });
    });

    test.each(kept)('leads on from %j', async (_, path) => {
      for (const asked of toAsked(path))
        expect([asked, ...(await find(asked))]).toEqual([asked, 301, target]);
    });

    test.each(others.slice(1))('has nothing at %j', async (path) => {
      expect(await find(path)).toEqual([404, undefined]);
    });

    test('serves the page that all of them lead to', async () => {
      expect(await find(target)).toEqual([200, undefined]);
    });
  });
});
