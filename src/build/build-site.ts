import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readGraph, type CheckResult } from '../checker/check-content.ts';
import { hasErrors, reports } from '../checker/reports.ts';
import { now, settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { digestSources } from '../records/digest-sources.ts';
import { openKeptRecords } from '../records/kept-records.ts';
import { findPictureMakers, readPictures } from '../records/pictures.ts';
import { findPublicFiles } from '../records/public-files.ts';
import { toKeptThreads } from '../views/kept-threads.ts';
import { openAccount, toWhy, type Account, type Listener } from './account.ts';
import { withBuildLock } from './build-lock.ts';
import { toRedirects } from './describe-site.ts';
import { keepFiles, makeFiles, publish, type EditionFiles } from './edition.ts';
import {
  findFolderFault,
  forgetKept,
  isIntact,
  readManifest,
  toEditionPaths,
  writeManifest,
  type EditionPaths,
} from './edition-files.ts';
import {
  planEdition,
  toOutputFile,
  toPageKey,
  type EditionFile,
  type EditionItem,
  type EditionManifest,
} from './edition-plan.ts';
import { forgetHostFiles, readHostFileNames, writeHostFiles } from './host-files.ts';
import { toPublicItems } from './items.ts';
import { writeNextDue } from './next-due-file.ts';
import { toOfflineItems } from './offline.ts';
import { pageReader, scriptReader } from './page-files.ts';
import { withPolicy } from './page-policy.ts';
import { findRenderer, type Renderer } from './renderer.ts';
import { toSearchItems } from './search-index.ts';

export interface BuildOptions {
  /** Make everything anew, whatever earlier builds have kept. */
  readonly clean?: boolean;
  /** Read the whole last edition, to find what somebody has changed in it without a trace. */
  readonly verify?: boolean;
  /** Hears how the build gets on. */
  readonly listen?: Listener;
}

export interface BuildOutcome {
  readonly ok: boolean;
  readonly report: string;
  /** What each phase took and did. */
  readonly account: Account;
}

interface Build {
  readonly root: string;
  readonly paths: EditionPaths;
  readonly options: BuildOptions;
  readonly account: Account;
}

/**
 * Checks the content below `root` and builds the site into `out`, an absolute path. Nothing is written where
 * the check finds an error or a page cannot be drawn. `report` is for people; it never holds a stack trace.
 */
export const buildSite = async (
  root: string,
  out: string,
  options: BuildOptions = {},
): Promise<BuildOutcome> => {
  const paths = toEditionPaths(root, out);
  const account = openAccount(options.listen);
  const outcome = await withBuildLock(join(paths.cache, 'build.lock'), () =>
    buildAlone({ root, paths, options, account }),
  );
  return 'taken' in outcome
    ? { ok: false, report: outcome.taken, account }
    : { ...outcome, account };
};

const buildAlone = async (build: Build): Promise<{ ok: boolean; report: string }> => {
  const { root, paths, options, account } = build;
  const folderFault = await findFolderFault(root, paths);
  if (folderFault !== undefined) return { ok: false, report: folderFault };
  if (options.clean === true) await Promise.all([forgetKept(paths), forgetHostFiles(paths)]);
  const kept = openKeptRecords(paths.cache);
  try {
    const { graph, checked, nextDue } = await account.during('content', (phase) =>
      readGraph(root, now, kept, phase),
    );
    if (hasErrors(checked)) return { ok: false, report: reports.text(checked) };
    await makeEdition(build, graph);
    const refused = await account.during('host', () => writeHostFiles(paths, toRedirects(graph)));
    const due = await writeNextDue(paths, nextDue);
    return refused.length > 0
      ? { ok: false, report: toRefusal(refused, paths.out) }
      : { ok: true, report: toReport(checked, due, paths.out) };
  } catch (error) {
    return { ok: false, report: `The site could not be built.\n  ${describe(error)}` };
  } finally {
    kept.close();
  }
};

const toReport = (checked: CheckResult, due: string, out: string): string =>
  `${reports.text(checked)}\n${due}The site is in ${out}`;

const toRefusal = (refused: readonly string[], out: string): string =>
  [`The site is in ${out}, but it cannot be published like that.`, ...refused].join('\n');

/** All that decides what a page looks like, besides its props. */
const sources = ['src', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

const digestCode = async (root: string): Promise<string> => {
  const variables = Object.entries(process.env).filter(([name]) => name.startsWith('PUBLIC_'));
  const rest = JSON.stringify([settings, variables.sort(), process.version]);
  return hash('sha256', `${await digestSources(root, sources)} ${rest}`);
};

/** What there is to draw, and what is known of the last edition. */
interface Opened {
  readonly last: EditionManifest;
  readonly code: string;
  readonly renderer: Renderer;
  readonly pages: readonly EditionItem[];
}

const openEdition = async ({ root, paths, account }: Build, graph: Graph): Promise<Opened> => {
  const last = await readManifest(paths.manifest);
  const code = await digestCode(root);
  const renderer = await account.during('components', () => findRenderer(root, paths.cache, code));
  const { paths: routes, render } = await account.during('plan', async () => {
    const pictures = await readPictures(root, paths.cache);
    return renderer.open({ graph, pictures, root, cache: paths.cache });
  });
  const pages = routes.map((path) => ({
    file: toOutputFile(path),
    key: toPageKey(code, path),
    make: async () => withPolicy(toOutputFile(path), await render(path)),
  }));
  return { last, code, renderer, pages };
};

/**
 * Why the next build would make a file of the edition in `out`, or that it would not, in one line. `address` is a
 * page's path on the site, `/2023/x/`, or a file of the edition.
 */
export const explainFile = async (root: string, out: string, address: string): Promise<string> => {
  const paths = toEditionPaths(root, out);
  const kept = openKeptRecords(paths.cache);
  try {
    const build = { root, paths, options: {}, account: openAccount() };
    const { graph } = await readGraph(root, now, kept);
    const { last, pages } = await openEdition(build, graph);
    const path = decodeURI(address).replace(/^\/+|\/+$/g, '');
    const names = new Set([path, `${path}/index.html`.replace(/^\//, '')]);
    const page = pages.find(({ file }) => names.has(file));
    if (!page) {
      const known = [...names].find((file) => file in last.files);
      return known === undefined
        ? `${address}: the site has no such page.`
        : `${known}: it belongs to the pages that refer to it, and is made when it changes.`;
    }
    const isSame = (file: string, known: EditionFile) => isIntact(out, file, known);
    const [planned] = planEdition([page], last, isSame).make;
    return planned
      ? `${page.file}: would be made (${toWhy(page, planned.reason, last)}).`
      : `${page.file}: would be kept; nothing that it shows has changed.`;
  } finally {
    kept.close();
  }
};

const makeEdition = async (build: Build, graph: Graph): Promise<void> => {
  const { root, paths, account } = build;
  const { last, code, renderer, pages } = await openEdition(build, graph);
  const drawn = await make(build, 'pages', pages, last);
  const search = await account.during('search', (phase) =>
    toSearchItems(root, paths.cache, graph, phase),
  );
  const rest = await make(
    build,
    'files',
    [
      ...search,
      ...(await toAssetItems(build, renderer, drawn.files)),
      ...toPublicItems(root, await findPublicFiles(root)),
      ...(await toOfflineItems(
        { root, cache: paths.cache, code },
        pageReader(drawn.files, renderer.assets),
        toKeptThreads(graph),
      )),
    ],
    last,
  );
  const beside = await readHostFileNames(paths);
  const files = await account.during('publish', () =>
    publish(paths, { ...drawn.kept, ...rest.kept }, { ...drawn.made, ...rest.made }, beside),
  );
  await writeManifest(paths.manifest, { code, files });
};

/** Makes those of the items that the last edition does not have. */
const make = (
  { paths, options, account }: Build,
  name: string,
  items: readonly EditionItem[],
  last: EditionManifest,
) =>
  account.during(name, async (phase) => {
    const plan = planEdition(items, last, (file, known) =>
      isIntact(paths.out, file, known, options.verify),
    );
    phase.start(plan.make.length, plan.keep.length);
    for (const { item, reason } of plan.make) phase.tell(item, reason, last);
    const made = await makeFiles(paths.stage, plan, phase.step);
    const kept = keepFiles(plan, last);
    const files: EditionFiles = { ...kept, ...made };
    return { made, kept, files };
  });

/** The scripts, styles and pictures that pages refer to, and what these need in turn. */
const toAssetItems = async (
  { root, paths }: Build,
  renderer: Renderer,
  files: EditionFiles,
): Promise<EditionItem[]> => {
  const pictures = await findPictureMakers(root, paths.cache);
  const names = new Set(Object.values(files).flatMap(({ assets }) => assets));
  return scriptReader(renderer.assets)([...names]).map((name) => ({
    file: `_astro/${name}`,
    key: name,
    make: async () => {
      const toPicture = pictures.get(name);
      return readFile(toPicture ? await toPicture() : join(renderer.assets, name));
    },
  }));
};

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n  ${error.hint}` : '';
  return `${error.message}${hint}`;
};
