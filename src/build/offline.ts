import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { settings } from '../config.ts';
import {
  fileUrl,
  homeUrl,
  keptListUrl,
  offlineUrl,
  readingListUrl,
  toRoutePath,
  workerUrl,
  type SitePath,
} from '../records/urls.ts';
import type { KeptThread } from '../views/kept-threads.ts';
import type { EditionPaths } from './edition-files.ts';
import { pageReader, type PageFiles } from './page-files.ts';
import { bundleWorker, type WorkerSettings } from './worker.ts';

const toAssetUrl = (name: string): SitePath => fileUrl(`_astro/${encodeURI(name)}`);

const filesOf = (pages: readonly PageFiles[]): string[] =>
  [...new Set(pages.flatMap(({ files }) => files))].sort();

/** What src/client/kept-thread.ts reads: each page with its revision, and the files that they need. */
const toKeptList = (pages: readonly PageFiles[]): string =>
  JSON.stringify({
    pages: pages.map(({ path, revision }) => [path, revision]),
    files: filesOf(pages).map(toAssetUrl),
  });

const toWorkerSettings = (pages: readonly PageFiles[]): WorkerSettings => ({
  precache: [
    ...pages.map(({ path, revision }) => ({ url: path, revision })),
    ...filesOf(pages).map((name) => ({ url: toAssetUrl(name), revision: null })),
  ],
  offlinePages: Object.fromEntries(
    settings.languages.map((language) => [homeUrl(language), offlineUrl(language)]),
  ),
});

/**
 * Lays beside the pages that Astro has rendered what a device needs to keep them: the worker, which answers without
 * a line, and of each thread a list of all that belongs to it. Where the publication does without, the worker is one
 * that removes itself. Both are functions of the pages, so that the worker changes only when it must.
 */
export const offline = (
  root: string,
  paths: EditionPaths,
  threads: readonly KeptThread[],
): AstroIntegration => ({
  name: 'throughline:offline',
  hooks: {
    'astro:build:generated': async ({ dir }) => {
      const stage = fileURLToPath(dir);
      const write = async (path: SitePath, text: string): Promise<void> => {
        const file = join(stage, toRoutePath(path));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      };
      if (!settings.offline) {
        await write(workerUrl(), await bundleWorker(root, undefined));
        return;
      }
      const read = await pageReader({ stage, out: paths.out });
      for (const { path, pages } of threads)
        await write(keptListUrl(path), toKeptList(await Promise.all(pages.map(read))));
      const needed = settings.languages.flatMap((language) => [
        offlineUrl(language),
        readingListUrl(language),
      ]);
      const ready = toWorkerSettings(await Promise.all(needed.map(read)));
      await write(workerUrl(), await bundleWorker(root, ready));
    },
  },
});
