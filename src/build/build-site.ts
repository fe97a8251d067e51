import { join } from 'node:path';
import { build } from 'astro';
import { readGraph, type CheckResult } from '../checker/check-content.ts';
import { hasErrors, reports } from '../checker/reports.ts';
import { now } from '../config.ts';
import type { Redirect } from '../hosts/site-description.ts';
import { toCacheFolder } from '../records/cache-folder.ts';
import { openKeptRecords } from '../records/kept-records.ts';
import { toKeptThreads, type KeptThread } from '../views/kept-threads.ts';
import { withBuildLock } from './build-lock.ts';
import { toRedirects } from './describe-site.ts';
import { findFolderFault, forgetKept, toEditionPaths, type EditionPaths } from './edition-files.ts';
import { forgetHostFiles, writeHostFiles } from './host-files.ts';
import { writeNextDue } from './next-due-file.ts';
import { offline } from './offline.ts';
import { pagePolicy } from './page-policy.ts';
import { buildSearchIndexes, searchIndex } from './search-index.ts';
import { stripPictures } from './strip-pictures.ts';

export interface BuildOptions {
  /** Make everything anew, whatever earlier builds have kept. */
  readonly clean?: boolean;
}

interface BuildOutcome {
  readonly ok: boolean;
  readonly report: string;
}

/**
 * Checks the content below `root` and builds the site into `out`, an absolute path. Nothing is written where
 * the check finds an error or a page cannot be drawn. `report` is for people; it never holds a stack trace.
 */
export const buildSite = async (
  root: string,
  out: string,
  { clean = false }: BuildOptions = {},
): Promise<BuildOutcome> => {
  const paths = toEditionPaths(root, out);
  const outcome = await withBuildLock(join(paths.cache, 'build.lock'), () =>
    buildAlone(root, paths, clean),
  );
  return 'taken' in outcome ? { ok: false, report: outcome.taken } : outcome;
};

const buildAlone = async (
  root: string,
  paths: EditionPaths,
  clean: boolean,
): Promise<BuildOutcome> => {
  const { out } = paths;
  const folderFault = await findFolderFault(root, paths);
  if (folderFault !== undefined) return { ok: false, report: folderFault };
  if (clean) await Promise.all([forgetKept(paths), forgetHostFiles(paths)]);
  process.env['THROUGHLINE_OUT'] = out;
  let checked: CheckResult;
  let refused: readonly string[];
  let due: string;
  try {
    const read = await checkAndIndex(root, paths.search);
    checked = read.checked;
    if (hasErrors(checked)) return { ok: false, report: reports.text(checked) };
    await build({
      root,
      logLevel: 'warn',
      integrations: [
        stripPictures(paths),
        pagePolicy(),
        searchIndex(paths.search),
        offline(root, paths, read.threads),
      ],
    });
    refused = await writeHostFiles(paths, read.redirects);
    due = await writeNextDue(paths, read.nextDue);
  } catch (error) {
    return { ok: false, report: `The site could not be built.\n  ${describe(error)}` };
  }
  if (refused.length > 0) {
    const told = `The site is in ${out}, but it cannot be published like that.`;
    return { ok: false, report: [told, ...refused].join('\n') };
  }
  return { ok: true, report: `${reports.text(checked)}\n${due}The site is in ${out}` };
};

/** In a function of its own, so that the graph can be forgotten before Astro makes its own. */
const checkAndIndex = async (
  root: string,
  indexes: string,
): Promise<{
  checked: CheckResult;
  threads: readonly KeptThread[];
  redirects: readonly Redirect[];
  nextDue: string | undefined;
}> => {
  const kept = openKeptRecords(toCacheFolder(root));
  try {
    const { graph, checked, nextDue } = await readGraph(root, now, kept);
    if (!hasErrors(checked)) await buildSearchIndexes(root, graph, indexes);
    return { checked, nextDue, threads: toKeptThreads(graph), redirects: toRedirects(graph) };
  } finally {
    kept.close();
  }
};

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n  ${error.hint}` : '';
  return `${error.message}${hint}`;
};
