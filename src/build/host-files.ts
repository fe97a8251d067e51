import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { now, settings } from '../config.ts';
import type { HostFiles } from '../hosts/host.ts';
import { hosts } from '../hosts/hosts.ts';
import { joinInlineHashes } from '../hosts/inline-hashes.ts';
import { findPastLimits } from '../hosts/preflight.ts';
import type { Redirect } from '../hosts/site-description.ts';
import { toWellKnown } from '../output/well-known.ts';
import { absoluteUrl, siteRoot } from '../records/urls.ts';
import type { FileChanges } from '../support/file-changes.ts';
import { writeWhole } from '../support/whole-file.mjs';
import { compress, isCompressible } from './compress.ts';
import { describeSite } from './describe-site.ts';
import { removeFiles, type EditionPaths } from './edition-files.ts';
import { inlineOf, noInline, readFacts, type FileFacts, type Facts } from './file-facts.ts';
import { manifestFile, renderManifest, signatureFile } from './site-manifest.ts';

/** What is known of the files that were laid in an edition after its pages. */
interface HostState {
  /** Their paths: publishing the next edition leaves them in peace. */
  readonly written: readonly string[];
  /** Of those, what each compressed one was made of: the SHA-256 of the text. */
  readonly compressed: Readonly<Record<string, string>>;
  /** Of what was written. */
  readonly facts: Facts;
}

const nothing: HostState = { written: [], compressed: {}, facts: {} };

const stateFile = (paths: EditionPaths): string => paths.manifest.replace(/\.json$/, '-host.json');

const readState = async (paths: EditionPaths): Promise<HostState> =>
  readFile(stateFile(paths), 'utf8').then(
    (text) => ({ ...nothing, ...(JSON.parse(text) as Partial<HostState>) }),
    () => nothing,
  );

/** The files that `writeHostFiles` has laid in the last edition. */
export const readHostFileNames = async (paths: EditionPaths): Promise<readonly string[]> =>
  (await readState(paths)).written;

/** The next edition's are all laid anew. */
export const forgetHostFiles = async (paths: EditionPaths): Promise<void> =>
  rm(stateFile(paths), { force: true });

/** Writes a text into an edition, unless it is there already. */
type WriteText = (file: string, text: string) => Promise<void>;

const toWriteText =
  (out: string, changes: FileChanges): WriteText =>
  async (file, text) => {
    const path = join(out, file);
    if ((await readFile(path, 'utf8').catch(() => undefined)) !== text) changes.write(path, text);
  };

/** Files with what is known of them: an archive's are too many to be made into an object each time. */
type Listed = readonly (readonly [file: string, facts: FileFacts])[];

const toDigests = (facts: Listed) => facts.map(([file, { sha256 }]) => [file, sha256] as const);

const keep = (facts: Listed, belongs: (file: string) => boolean): Listed =>
  facts.filter(([file]) => belongs(file));

/** How many are compressed at once: as many as Node has threads for it. */
const atOnce = 4;

const compressChanged = async (
  out: string,
  changes: FileChanges,
  facts: Listed,
  forms: readonly ('br' | 'gz')[],
  isIntact: (file: string, sha256: string) => boolean,
): Promise<Readonly<Record<string, string>>> => {
  const wanted = facts
    .filter(([file, { size }]) => isCompressible(file, size))
    .flatMap(([file, { sha256 }]) => forms.map((form) => ({ file, form, sha256 })));
  const changed = wanted.filter(({ file, form, sha256 }) => !isIntact(`${file}.${form}`, sha256));
  for (let at = 0; at < changed.length; at += atOnce)
    await Promise.all(
      changed.slice(at, at + atOnce).map(async ({ file, form }) => {
        changes.write(join(out, `${file}.${form}`), await compress(out, file, form));
      }),
    );
  return Object.fromEntries(wanted.map(({ file, form, sha256 }) => [`${file}.${form}`, sha256]));
};

/**
 * The names of all that `writeHostFiles` may lay in an edition of these files.
 *
 * @param files Of the edition itself.
 */
export const toHostFileNames = (
  redirects: readonly Redirect[],
  files: readonly string[],
  target = settings.target,
): string[] => {
  const host = hosts[target];
  return [
    ...Object.keys(toWellKnown(settings, siteRoot(), now)),
    ...Object.keys(host.toFiles(describeSite(redirects, noInline))),
    ...[manifestFile, signatureFile],
    ...files
      .filter((file) => isCompressible(file, Infinity))
      .flatMap((file) => host.compressed.map((form) => `${file}.${form}`)),
  ];
};

/**
 * Lays in a finished edition what stands beside its pages: the host's own files, texts compressed where the host
 * serves them, what is looked for in well-known places, and the manifest of all that. All are functions of the edition,
 * the settings and the declared time: written anew only where they changed, and gone where they no longer belong.
 *
 * @param changes What all of it is done by, so that it can be taken back.
 * @param known What is known of the edition's own files; without it, all that lies in its folder is looked at.
 * @returns What the host would refuse, in words for people; empty where it takes all.
 */
export const writeHostFiles = async (
  paths: EditionPaths,
  redirects: readonly Redirect[],
  changes: FileChanges,
  target = settings.target,
  known?: Facts,
): Promise<readonly string[]> => {
  const { out } = paths;
  const host = hosts[target];
  const last = await readState(paths);
  const wellKnown = toWellKnown(settings, siteRoot(), now);
  const writeText = toWriteText(out, changes);
  for (const [file, text] of Object.entries(wellKnown)) await writeText(file, text);

  const all = known
    ? { ...readFacts(out, last.facts, findBeside(out, last, wellKnown)), ...known }
    : readFacts(out, last.facts);
  const listed = Object.entries(all);
  const isEditions = (file: string): boolean => known !== undefined && Object.hasOwn(known, file);
  const ours = new Set(last.written.filter((file) => !(file in wellKnown) && !isEditions(file)));
  const published = keep(listed, (file) => !ours.has(file) && file !== manifestFile);
  const site = describeSite(
    redirects,
    joinInlineHashes(inlineOf(published.map(([, each]) => each))),
  );
  const own = host.toFiles(site);
  for (const [file, text] of Object.entries(own)) await writeText(file, text);
  const compressed = await compressChanged(
    out,
    changes,
    published,
    host.compressed,
    (file, sha256) =>
      last.compressed[file] === sha256 &&
      file in all &&
      all[file]?.sha256 === last.facts[file]?.sha256,
  );
  const hostFacts = readFacts(out, all, Object.keys({ ...own, ...compressed }));
  const manifest = renderManifest({
    ...{ site: absoluteUrl(siteRoot()), base: siteRoot(), now, days: settings.manifestDays },
    redirects,
    files: toDigests(keep(published, (file) => !(file in own))),
    hostFiles: toDigests(Object.entries(hostFacts)),
  });
  await writeText(manifestFile, manifest);
  const rest = readFacts(out, all, [...Object.keys(wellKnown), manifestFile]);
  const facts: Facts = { ...rest, ...hostFacts };
  const gone = [...ours].filter((file) => !Object.hasOwn(facts, file));
  removeFiles(out, gone, changes);

  const state: HostState = { written: Object.keys(facts), compressed, facts };
  writeWhole(stateFile(paths), JSON.stringify(state));
  const isReplaced = new Set([...gone, ...Object.keys(facts)]);
  const there = [...keep(listed, (file) => !isReplaced.has(file)), ...Object.entries(facts)];
  const files = there.map(([path, { size }]) => ({ path, size }));
  return findPastLimits(files, site, host, own);
};

const findBeside = (out: string, { written }: HostState, wellKnown: HostFiles): string[] =>
  [...new Set([...written, ...Object.keys(wellKnown)])]
    .filter((file) => existsSync(join(out, file)))
    .sort();
