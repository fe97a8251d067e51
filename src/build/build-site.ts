import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readGraph } from '../checker/check-content.ts';
import { hasErrors, reports } from '../checker/reports.ts';
import { now, settings } from '../config.ts';
import { findContent, type FoundContent } from '../records/find-content.ts';
import { isOfLostRecord, openKeptRecords } from '../records/kept-records.ts';
import { explainDisk } from '../support/disk-errors.mjs';
import { changeFiles } from '../support/file-changes.ts';
import { unlessLocked, type Holder } from '../support/lock.mjs';
import { openAccount, type Account, type Listener, type Phase } from './account.ts';
import { toRedirects } from './describe-site.ts';
import type { EditionFiles } from './edition.ts';
import { findFolderFault, forgetKept, toEditionPaths, type EditionPaths } from './edition-files.ts';
import { readManifest } from './edition-manifest.ts';
import type { EditionManifest } from './edition-plan.ts';
import { forgetHostFiles, readHostFileNames, writeHostFiles } from './host-files.ts';
import { openLook } from './last-look.ts';
import { makeEdition } from './make-edition.ts';
import { writeNextDue } from './next-due-file.ts';
import { digestCode, type Build } from './open-edition.ts';
import { relateBeside } from './relate-beside.ts';
import { readAhead } from './search-index.ts';
import { toRenewal } from './site-manifest.ts';
import { openSearchHelper } from './search-workers.ts';
import {
  digestInputs,
  findEnd,
  findStanding,
  forgetStanding,
  writeStanding,
  type Finished,
  type Standing,
} from './standing.ts';
import {
  areTermsSame,
  compareGraph,
  findEditedFiles,
  findExtent,
  writeSources,
  type EditedFiles,
  type Extent,
} from './text-edits.ts';

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
  try {
    // Two builds at once would undo each other's work.
    const outcome = await unlessLocked(join(paths.cache, 'build.lock'), () =>
      // Where anything fails, the edition that was there is there again.
      changeFiles(out, (changes) => buildAlone({ root, paths, options, account, changes })),
    );
    return 'done' in outcome
      ? { ...outcome.done, account }
      : { ok: false, report: describeHolder(outcome.holder), account };
  } catch (error) {
    return { ok: false, report: describe(error, out), account };
  }
};

const describeHolder = ({ host, pid }: Holder): string =>
  `Another build of this site is under way (process ${String(pid)} on ${host}).\n  Wait until it has finished. If there is none, the lock is free in half a minute.`;

/** A build, and what was asked of it. */
interface AskedBuild extends Build {
  readonly options: BuildOptions;
}

const buildAlone = async (build: AskedBuild): Promise<{ ok: boolean; report: string }> => {
  const { root, paths, options } = build;
  const folderFault = await findFolderFault(root, paths);
  if (folderFault !== undefined) return { ok: false, report: folderFault };
  if (options.clean === true) await forgetAll(paths);
  const inputs = await build.account.during('inputs', (phase) => readInputs(build, phase));
  return inputs.standing
    ? finish(build, inputs.standing, inputs.last.files)
    : makeAnew(build, inputs);
};

const forgetAll = async (paths: EditionPaths): Promise<void> => {
  await Promise.all([forgetKept(paths), forgetHostFiles(paths), forgetStanding(paths)]);
};

/** What a build is made of, and whether the last edition is made of the same. */
interface Inputs {
  readonly code: string;
  readonly found: FoundContent;
  readonly digest: string;
  readonly last: EditionManifest;
  readonly standing: Standing | undefined;
  readonly edited: EditedFiles | undefined;
}

const readInputs = async (
  { root, paths, options: { verify = false } }: AskedBuild,
  phase: Phase,
): Promise<Inputs> => {
  const code = digestCode(root);
  const found = await findContent(root);
  const digest = digestInputs(root, code, found);
  const last = await readManifest(paths.manifest);
  const beside = await readHostFileNames(paths);
  const standing = await findStanding(paths, digest, { now, last, beside, verify });
  phase.start(0, standing ? Object.keys(last.files).length : 0);
  const edited = standing ? undefined : await findEditedFiles(root, paths, code, found);
  return { code, found, digest, last, standing, edited };
};

/** How often a build begins anew because something in the cache had broken: one for each kind of what is kept there. */
const mostMended = 4;

const makeAnew = async (
  build: AskedBuild,
  inputs: Inputs,
  mendable = mostMended,
): Promise<{ ok: boolean; report: string }> => {
  const { root, paths, account } = build;
  const kept = openKeptRecords(paths.cache);
  const { found } = inputs;
  const relating = relateBeside({ cache: paths.cache, name: inputs.digest, keys: found.keys });
  const { edited } = inputs;
  let extent = undefined as Extent | undefined;
  const isSame = Promise.withResolvers<boolean>();
  if (!edited) relating.read();
  const made = (): void => {
    if (!edited) return;
    const { last, files } = edited;
    extent = findExtent(edited, found.keys, kept);
    const newKeys = new Map(
      files.map((file) => [last.keys[file] ?? '', found.keys.get(file) ?? '']),
    );
    if (extent === 'texts' && areTermsSame(edited, found.keys, kept)) {
      relating.stand(last.inputs, newKeys, new Map(Object.entries(last.related)));
      return;
    }
    relating.read();
    if (extent) relating.begin(last.inputs, newKeys, isSame.promise);
  };
  const searchHelper = openSearchHelper();
  if (edited) readAhead(searchHelper, { root, cache: paths.cache }, edited.files);
  const { verify = false } = build.options;
  const looking = openLook({ paths, verify }, inputs.last);
  try {
    const { records, graph, checked, nextDue } = await account.during('content', (phase) =>
      readGraph(root, now, kept, { told: { ...phase, made }, found, relate: relating.relate }),
    );
    if (hasErrors(checked)) return { ok: false, report: reports.text(checked) };
    await forgetStanding(paths);
    const { code, last } = inputs;
    const { structure, change } = compareGraph(edited, extent, graph);
    isSame.resolve(change !== undefined);
    const { files, textless } = await makeEdition(build, {
      ...{ code, last, found, graph, related: relating.settled, searchHelper },
      look: looking.look,
      before: change && { ...change, last },
    });
    const finished = { report: reports.text(checked), redirects: toRedirects(graph), nextDue };
    const outcome = await finish(build, finished, files);
    const standing = { inputs: inputs.digest, from: now, until: findEnd(records, now) };
    if (outcome.ok) {
      const { digest } = inputs;
      writeSources(paths, found.keys, graph, { inputs: digest, structure, textless });
      writeStanding(paths, { ...finished, ...standing });
    }
    return outcome;
  } catch (error) {
    if (mendable === 0 || !isOfLostRecord(error)) throw error;
    kept.save();
  } finally {
    relating.close();
    looking.close();
    searchHelper.close();
    kept.close();
  }
  return makeAnew(build, { ...inputs, edited: undefined }, mendable - 1);
};

/** Lays beside an edition what belongs there. */
const finish = async (
  { paths, account, changes }: AskedBuild,
  { report, redirects, nextDue }: Finished,
  files: EditionFiles,
): Promise<{ ok: boolean; report: string }> => {
  const refused = await account.during('host', () =>
    writeHostFiles(paths, redirects, changes, settings.target, files),
  );
  const renewal = toRenewal(now, settings.manifestDays);
  const isDueBefore = nextDue !== undefined && Date.parse(nextDue.at) < Date.parse(renewal);
  const due = writeNextDue(paths, isDueBefore ? nextDue : { at: renewal }, settings.timeZone);
  return refused.length > 0
    ? { ok: false, report: toRefusal(refused, paths.out) }
    : { ok: true, report: `${report}\n${due}The site is in ${paths.out}` };
};

const toRefusal = (refused: readonly string[], out: string): string =>
  [`The site is in ${out}, but it cannot be published like that.`, ...refused].join('\n');

const describe = (error: unknown, out: string): string => {
  const ofDisk = explainDisk(error);
  if (ofDisk !== undefined)
    return existsSync(out) ? `${ofDisk} What was in ${out} is there as it was.` : ofDisk;
  const words = error instanceof Error ? error.message : String(error);
  const hint =
    error instanceof Error && 'hint' in error && typeof error.hint === 'string'
      ? `\n  ${error.hint}`
      : '';
  return `The site could not be built.\n  ${words}${hint}`;
};
