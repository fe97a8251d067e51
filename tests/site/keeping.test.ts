import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';
import { findSiteFiles, readPage, readSiteFile, words } from '../support/site.ts';

const article = '2023/khojaly-second-meeting/index.html';

/** The scripts that a page loads, and those that they load in turn. */
const findScripts = async (file: string): Promise<string[]> => {
  const $ = load(await readSiteFile(file));
  const scripts = new Set(
    $('script[src]')
      .toArray()
      .map((script) => ($(script).attr('src') ?? '').slice(1)),
  );
  for (const script of scripts)
    for (const [, name = ''] of (await readSiteFile(script)).matchAll(
      /["'`]\.\/([\w.-]+\.js)["'`]/g,
    ))
      scripts.add(`_astro/${name}`);
  return [...scripts];
};

test('all scripts of an article page together fit in 6 KB brotli, and none holds up the page', async () => {
  const persian = (await findSiteFiles('index.html')).filter((file) => /^fa\/\d{4}\//.test(file));
  for (const file of [article, persian[0] ?? '']) {
    const sizes = await Promise.all(
      (await findScripts(file)).map(
        async (script) => brotliCompressSync(await readSiteFile(script)).length,
      ),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(6144);
    const $ = load(await readSiteFile(file));
    for (const script of $('script[src]').toArray())
      expect($(script).attr('type') === 'module' || $(script).is('[defer], [async]')).toBe(true);
  }
});

test('the worker stands at the root, is served by the site alone, and brings along what it needs without a line', async () => {
  const worker = await readSiteFile('service-worker.js');
  // A hint in a warning of Workbox's, for developers.
  expect(worker.match(/https?:\/\/[^"'` ]*/g)).toEqual(['https://bit.ly/wb-precache']);
  expect(worker).not.toContain('importScripts');
  for (const path of ['/offline/', '/reading-list/', '/fa/offline/', '/fa/reading-list/']) {
    expect(worker).toContain(`\`${path}\``);
    for (const script of await findScripts(`${path.slice(1)}index.html`))
      expect(worker).toContain(script);
  }
});

test('a thread’s list names its pages, pieces, scripts and pictures, and all of them are there', async () => {
  const files = new Set(await findSiteFiles());
  const lists = [...files].filter((file) => /threads\/[^/]+\/offline\.json$/.test(file));
  expect(lists.length).toBeGreaterThan(5);
  for (const file of lists) {
    const list = JSON.parse(await readSiteFile(file)) as {
      pages: [string, string][];
      files: string[];
    };
    const [own = ''] = list.pages[0] ?? [];
    expect(`${own.slice(1)}offline.json`).toBe(file);
    const $ = await readPage(own);
    const pieces = $('.timeline h2 a')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(list.pages.map(([path]) => path)).toEqual(expect.arrayContaining(pieces));
    const there = [
      ...list.pages.map(([path]) => `${decodeURIComponent(path).slice(1)}index.html`),
      ...list.files.map((path) => decodeURIComponent(path).slice(1)),
    ];
    expect(there.filter((each) => !files.has(each))).toEqual([]);
    for (const piece of pieces) {
      const page = await readPage(piece ?? '');
      for (const image of page('article img').toArray())
        expect(list.files).toContain(page(image).attr('src'));
    }
  }
});

test('without script both pages say that they need it, and why; no control is there that does nothing', async () => {
  for (const path of ['/offline/', '/fa/offline/', '/reading-list/', '/fa/reading-list/']) {
    const $ = await readPage(path);
    expect(words(load($('noscript').html() ?? '').text())).toMatch(/JavaScript|جاوااسکریپت/);
    expect($('.memory').is('[hidden]')).toBe(true);
    expect($('.empty').is('[hidden]')).toBe(true);
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
  }
});

test('the manifest makes the site installable: name, start, scope, icons of both sizes, one that may be cut', async () => {
  for (const path of ['', 'fa/']) {
    const manifest = JSON.parse(await readSiteFile(`${path}manifest.webmanifest`)) as {
      name: string;
      id: string;
      start_url: string;
      scope: string;
      display: string;
      icons: { src: string; sizes: string; type: string; purpose: string }[];
    };
    expect(manifest.name).not.toBe('');
    expect([manifest.id, manifest.start_url, manifest.scope]).toEqual([
      `/${path}`,
      `/${path}`,
      '/',
    ]);
    expect(['standalone', 'minimal-ui', 'fullscreen']).toContain(manifest.display);
    for (const purpose of ['any', 'maskable']) {
      const sizes = manifest.icons
        .filter((icon) => icon.purpose === purpose)
        .map((icon) => icon.sizes);
      expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
    }
    for (const { src } of manifest.icons) expect(await findSiteFiles()).toContain(src.slice(1));
  }
});

describe('from one edition to the next', () => {
  let project: ProjectCopy;
  let before: Readonly<Record<string, string>>;
  beforeAll(async () => {
    project = await copyProject('keeping-');
    before = await project.build();
  }, 300_000);
  afterAll(() => project.dispose());

  const read = (file: string) => readFile(join(project.folder, 'dist', file), 'utf8');

  test('the worker stays as it is where only words changed, and the thread’s list says which page did', async () => {
    const list = await read('threads/talks/offline.json');
    await project.edit(
      'content/articles/en/2023/khojaly-second-meeting.md',
      'kind: report',
      'kind: analysis',
    );
    const after = await project.build();
    expect(after['service-worker.js']).toBe(before['service-worker.js']);
    const changed = await read('threads/talks/offline.json');
    expect(changed).not.toBe(list);
    const toPage = (text: string) => /"\/2023\/khojaly-second-meeting\/","(\w+)"/.exec(text)?.[1];
    expect(toPage(changed)).not.toBe(toPage(list));
  });

  test('under a base path every address has it', async () => {
    await project.build({ THROUGHLINE_BASE: '/name/' });
    const worker = await read('service-worker.js');
    for (const path of ['/name/offline/', '/name/fa/offline/', '`/name/`'])
      expect(worker).toContain(path);
    const list = await read('threads/talks/offline.json');
    expect(list.match(/"\/(?!name\/)[^"]*"/g)).toBeNull();
  });

  test('a publication that does without gets a worker that takes itself away, and no offer to keep anything offline', async () => {
    await project.edit('src/config.ts', 'offline: true', 'offline: false');
    const edition = await project.build();
    const worker = await read('service-worker.js');
    expect(worker).toContain('unregister');
    expect(worker.length).toBeLessThan(1000);
    const files = Object.keys(edition);
    expect(files.filter((file) => file.includes('offline'))).toEqual([]);
    expect(files).toContain('reading-list/index.html');
    expect(await read('threads/talks/index.html')).not.toContain('class="keep');
  });
});
