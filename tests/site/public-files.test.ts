import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

let project: ProjectCopy;

beforeAll(async () => {
  project = await copyProject('public-files-');
});

afterAll(() => project.dispose());

const build = (target: string): Promise<{ stderr: string }> =>
  project
    .build({
      ...{ THROUGHLINE_TARGET: target, THROUGHLINE_ORIGIN: 'https://news.org' },
      SECRET_OF_THE_BUILD: 'leak',
    })
    .then(
      () => ({ stderr: '' }),
      (error: unknown) => error as { stderr: string },
    );

test('a link out of public/, or a pipe, stops the build before anything is written', async () => {
  await symlink('/proc/self/environ', join(project.folder, 'public/env.txt'));
  execFileSync('mkfifo', [join(project.folder, 'public/pipe')]);
  const { stderr } = await build('folder');
  expect(stderr).toContain('public/env.txt:1:1 error file/outside: This is a link that leads out');
  expect(stderr).toContain('public/pipe:1:1 error file/unreadable: This is a pipe');
  expect(existsSync(join(project.folder, 'dist'))).toBe(false);
  for (const file of ['env.txt', 'pipe']) await rm(join(project.folder, 'public', file));
});

/** What the build makes by each of its ways: pages, feeds, the worker, the search, a host's files, the manifest. */
const taken = [
  ...['robots.txt', 'sitemap.xml', 'rss.xml', 'titles.json', 'letters/open.json', '404.html'],
  ...[
    'icon-192.png',
    'service-worker.js',
    'pagefind/en/2023/pagefind-entry.json',
    'threads/index.HTML',
  ],
  ...['.htaccess', 'index.html.br', '.well-known/site-manifest.txt', '.well-known/security.txt'],
  ...['.well-known/site-manifest.txt.sig', 'News-Sitemap.xml/x.txt'],
];

test('a file of public/ that would replace one of the edition stops the build, with both names', async () => {
  for (const file of taken) await project.write(`public/${file}`, 'mine');
  const { stderr } = await build('apache');
  // The pages at addresses of their own are the checker's to tell.
  const found = [...stderr.matchAll(/^public\/(.*):1:1 error file\/replaces: .*$/gm)];
  expect(found.map(([, file]) => file)).toEqual(['threads/index.HTML']);
  await project.remove('public/threads/index.HTML');
  const { stderr: rest } = await build('apache');
  const others = [...rest.matchAll(/^ *public\/(.*):1:1 error file\/replaces: .*$/gm)];
  expect(others.map(([, file]) => file).sort()).toEqual(
    taken.filter((file) => file !== 'threads/index.HTML').sort(),
  );
  expect(rest).toContain('It would replace service-worker.js, which the build makes.');
  expect(rest).not.toMatch(/\n\s+at /);
  expect(existsSync(join(project.folder, 'dist'))).toBe(false);
  for (const file of taken) await rm(join(project.folder, 'public', file), { force: true });
});
