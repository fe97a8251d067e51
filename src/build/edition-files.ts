import { hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, rmdirSync, type Dirent, type Stats } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toCacheFolder } from '../support/cache-folder.ts';
import { codeOf } from '../support/disk-errors.mjs';
import type { FileChanges } from '../support/file-changes.ts';
import { noManifest, writeManifest } from './edition-manifest.ts';
import type { EditionFile } from './edition-plan.ts';

/** The folders of an edition: where it goes, where it is made, and where what is known of it is kept. */
export interface EditionPaths {
  readonly out: string;
  /** Where builds keep what they need not make twice. */
  readonly cache: string;
  readonly stage: string;
  readonly manifest: string;
}

/** `out` is absolute. Stage and manifest bear its name, so that several editions of one tree keep apart. */
export const toEditionPaths = (root: string, out: string): EditionPaths => {
  const cache = toCacheFolder(root);
  const name = hash('sha256', out).slice(0, 12);
  return {
    out,
    cache,
    stage: join(cache, `stage-${name}`),
    manifest: join(cache, `edition-${name}.json`),
  };
};

/** What else the cache may hold, `build.lock` and the manifests of editions aside. */
const keptNames = 'records drawn pictures renderers search words vite worker'.split(' ');

/** Takes away all that builds have kept, but for the manifest's file: it says that a folder is an edition's. */
export const forgetKept = async ({ cache, stage, manifest }: EditionPaths): Promise<void> => {
  for (const path of [stage, ...keptNames.map((name) => join(cache, name))])
    await rm(path, { recursive: true, force: true });
  writeManifest(manifest, noManifest);
};

const readFolder = (folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return [];
  }
};

/** Every file below a folder, relative to it, with forward slashes: so many that they are no arguments of a call. */
export const listFiles = (folder: string): string[] => {
  const files: string[] = [];
  const list = (below: string): void => {
    for (const entry of readFolder(join(folder, below))) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) list(name);
      else files.push(name);
    }
  };
  list('');
  return files;
};

const digestFile = (path: string): string => hash('sha256', readFileSync(path));

const statusOf = (path: string): Stats | undefined => {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
};

/** Whether a file is there just as the edition wrote it. `thorough` reads even those that look untouched. */
export const isIntact = (
  out: string,
  file: string,
  known: EditionFile,
  thorough = false,
): boolean => {
  const path = join(out, file);
  // A link is none, whatever it leads to; and a file in its folder's place has nothing below it.
  const found = statusOf(path);
  if (found?.isFile() !== true || found.size !== known.size) return false;
  // A restored edition has other times, but the same bytes.
  return (!thorough && found.mtimeMs === known.mtimeMs) || digestFile(path) === known.sha256;
};

/** Takes files out of an edition, and those folders that hold nothing any more. */
export const removeFiles = (
  folder: string,
  files: readonly string[],
  changes: FileChanges,
): void => {
  for (const file of files) changes.remove(join(folder, file));
  const left = [...new Set(files.map((file) => dirname(file)))];
  // A folder that is emptied leaves the one above to be looked at.
  for (const below of left) {
    if (below === '.') continue;
    try {
      rmdirSync(join(folder, below));
      left.push(dirname(below));
    } catch {
      // It holds something, or is gone.
    }
  }
};

/**
 * Why the site must not be built into a folder. An edition replaces all that is there, so a folder has to be
 * the project's own `dist`, or empty, or hold an edition already.
 */
export const findFolderFault = async (
  root: string,
  { out, manifest }: EditionPaths,
): Promise<string | undefined> => {
  const found = await stat(out).catch(() => undefined);
  if (found && !found.isDirectory())
    return `${out} is a file.\n  Name an empty folder to build the site into.`;
  const taken = await readdir(out).catch(() => []);
  const known = await stat(manifest).catch(() => undefined);
  if (out === join(root, 'dist') || known || taken.length === 0) return undefined;
  return `The folder ${out} holds files that are not an edition of this site.\n  Name an empty folder: building replaces all that is in it.`;
};
