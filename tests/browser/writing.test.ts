import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { launchBrowser } from '../support/chromium.ts';
import { article as toArticleFile } from '../support/content.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

const article = 'content/articles/en/2023/khojaly-second-meeting.md';

describeInBrowser('while an analyst writes', () => {
  let project: ProjectCopy;
  let server: ChildProcess;
  let terminal = '';
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    project = await copyProject('writing-');
    // Vitest's own variables tell Vite that nobody is there to watch files for.
    server = spawn(
      process.execPath,
      [join(project.folder, 'node_modules/astro/bin/astro.mjs'), 'dev'],
      {
        cwd: project.folder,
        env: { PATH: process.env['PATH'], HOME: project.folder, ASTRO_TELEMETRY_DISABLED: '1' },
      },
    );
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on(
        'data',
        (chunk: Buffer) => (terminal += stripVTControlCharacters(chunk.toString())),
      );
    }
    const address = await vi.waitUntil(
      () =>
        terminal.includes('watching for file changes') &&
        /http:\/\/localhost:\d+\//.exec(terminal)?.[0],
      { timeout: 60_000 },
    );
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(`${address}2023/khojaly-second-meeting/`);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    server.kill();
    await once(server, 'exit');
    await project.dispose();
  });

  const overlay = () => page.locator('vite-error-overlay');

  test('a mistake shows in the terminal and in the browser, and goes when it is mended', async () => {
    await project.edit(article, 'Read more: After 111 days', 'Read more: After 11 dayz');
    await overlay().waitFor({ state: 'attached', timeout: 20_000 });
    await overlay().getByText('Did you mean "After 111 days').waitFor();
    expect(terminal).toContain(`${article}:25:12 error read-more/unknown-target`);
    expect(terminal).not.toMatch(/\n\s+at /);
    await project.edit(article, 'Read more: After 11 dayz', 'Read more: After 111 days');
    await expect.poll(() => terminal).toContain('All problems fixed.');
    await overlay().waitFor({ state: 'detached', timeout: 20_000 });
    expect(await page.locator('h1').innerText()).toBe(
      'In Khojaly, a second meeting with a short agenda',
    );
  });

  test('a draft is there, marked as one', async () => {
    const draft = 'content/articles/en/2023/a-draft.md';
    await project.write(draft, toArticleFile({ title: 'A draft', draft: true }));
    const address = new URL('/2023/a-draft/', page.url()).href;
    const other = await browser.newPage();
    await expect
      .poll(async () => (await other.goto(address), other.locator('header mark').count()))
      .toBe(1);
    expect(await other.locator('header mark').innerText()).toContain('A draft');
    await other.close();
  });

  test('a change of the text is on the page at once', async () => {
    await project.edit(article, '## The agenda', '## The agenda, again');
    await page.getByRole('heading', { name: 'The agenda, again' }).waitFor({ timeout: 20_000 });
  });

  test('a link out of public/ is told of, and not served', async () => {
    const link = join(project.folder, 'public/env.txt');
    await symlink('/proc/self/environ', link);
    const answers = ['/env.txt', '/public/env.txt', `/@fs${link}`].map(async (path) => {
      const response = await fetch(new URL(path, page.url()));
      return [response.status, (await response.text()).includes('ASTRO_TELEMETRY_DISABLED')];
    });
    expect(await Promise.all(answers)).toEqual([403, 403, 403].map((status) => [status, false]));
    await expect.poll(() => terminal).toContain('public/env.txt:1:1 error file/outside');
    await rm(link);
    await overlay().waitFor({ state: 'detached', timeout: 20_000 });
  });

  test('who changes what Node has loaded is asked to start the server again', async () => {
    await project.edit('src/config.ts', 'offline: true', 'offline: true ');
    await expect.poll(() => terminal).toContain('src/config.ts has changed: stop `npm run dev`');
  });
});
