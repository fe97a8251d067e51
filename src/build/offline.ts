import { join } from 'node:path';
import { settings } from '../config.ts';
import {
  fileUrl,
  homeUrl,
  keptListUrl,
  offlineUrl,
  readingListUrl,
  workerUrl,
  type SitePath,
} from '../records/urls.ts';
import type { KeptThread } from '../views/kept-threads.ts';
import { digest } from '../views/digest.ts';
import { keepFile } from './keep-file.ts';
import type { EditionItem } from './edition-plan.ts';
import { toTextItem } from './items.ts';
import type { PageFiles } from './page-files.ts';
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
 * What a device needs to keep pages: the worker, which answers without a line, and of each thread a list of all that
 * belongs to it. Where the publication does without, the worker is one that removes itself. All are functions of the
 * pages, so that the worker changes only when it must.
 */
export const toOfflineItems = async (
  { root, cache, code }: { root: string; cache: string; code: string },
  read: (path: SitePath) => PageFiles,
  threads: readonly KeptThread[],
): Promise<EditionItem[]> => {
  const keptWorker = (given: WorkerSettings | undefined) =>
    keepFile(join(cache, 'worker'), digest([code, given]), () => bundleWorker(root, given));
  if (!settings.offline) return [toTextItem(workerUrl(), await keptWorker(undefined))];
  const lists = threads.map(({ path, pages }) =>
    toTextItem(keptListUrl(path), toKeptList(pages.map(read))),
  );
  const needed = settings.languages.flatMap((language) => [
    offlineUrl(language),
    readingListUrl(language),
  ]);
  const worker = await keptWorker(toWorkerSettings(needed.map(read)));
  return [...lists, toTextItem(workerUrl(), worker)];
};
