import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { articleFile } from '../output/sample-site.ts';
import { keptAliases } from '../support/old-addresses.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

/*
 * The demonstration, built by a publication that takes no letters, and that has old addresses of all kinds.
 */

let project: ProjectCopy;
let files: readonly string[];
const read = (file: string) => readFile(join(project.folder, 'dist', file), 'utf8');

beforeAll(async () => {
  project = await copyProject('no-letters-');
  await project.edit(
    'src/config.ts',
    "letters: { via: 'intake', url: '/intake/' }",
    "letters: { via: 'none' }",
  );
  await project.write(
    'content/articles/en/2024/moved-often.md',
    articleFile('Moved often', [
      'published: 2024-03-02T18:33',
      `aliases: ${JSON.stringify(keptAliases.map(([alias]) => alias))}`,
    ]),
  );
  files = Object.keys(await project.build());
}, 120_000);

afterAll(() => project.dispose());

test('there is no page of letters, no feed of them, and no list for a service', () => {
  expect(files.filter((file) => /(?:^|\/)letters\//.test(file))).toEqual([]);
});

test('no page, feed or sitemap leads to letters or asks for one', async () => {
  const texts = files.filter((file) => /\.(?:html|xml|json|txt)$/.test(file));
  expect(texts.length).toBeGreaterThan(100);
  for (const file of texts) {
    const text = await read(file);
    const found =
      /letters\/(?:"|thanks|rss|atom|feed|open)|\/intake\/|class="(?:reply|letter-form)/.exec(text);
    expect([file, found?.[0]]).toEqual([file, undefined]);
  }
});

test('letters that are published stay, as they were, beneath their articles', async () => {
  const built = inject('siteFolder');
  const pages = files
    .filter((file) => /^(?:fa\/)?\d{4}\/[^/]+\/index\.html$/.test(file))
    .filter((file) => existsSync(join(built, file)));
  let letters = 0;
  for (const page of pages) {
    const texts = (html: string) =>
      load(html)('#letters .letter .text')
        .toArray()
        .map((each) => load(each).text());
    const shown = texts(await read(page));
    expect([page, shown]).toEqual([page, texts(await readFile(join(built, page), 'utf8'))]);
    letters += shown.length;
  }
  expect(letters).toBeGreaterThan(5);
});

test.each(keptAliases)(
  'a page at %j leads on, as one lies at what a browser asks for',
  async (_, asked) => {
    const path = decodeURIComponent(asked).slice(1);
    const file = path.endsWith('.html') ? path : `${path.replace(/\/$/, '')}/index.html`;
    const $ = load(await read(file));
    expect($('meta[http-equiv=refresh]').attr('content')).toBe('0; url=/2024/moved-often/');
    expect($('main a, body > p a').attr('href')).toBe('/2024/moved-often/');
  },
);
