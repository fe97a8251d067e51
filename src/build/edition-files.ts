import { createHash, hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { toCacheFolder } from '../records/cache-folder.ts';
import type { EditionManifest, EditionPage } from './edition-plan.ts';

/** The folders of an edition: where it goes, where it is rendered, and where what is known of it is kept. */
export interface EditionPaths {
  readonly out: string;
  /** Where builds keep what they need not make twice. */
  readonly cache: string;
  readonly stage: string;
  readonly manifest: string;
  /** Where the search indexes of the last build are kept. */
  readonly search: string;
}

/** `out` is absolute. Stage and manifest bear its name, so that several editions of one tree keep apart. */
export const toEditionPaths = (root: string, out: string): EditionPaths => {
  const cache = toCacheFolder(root);
  const name = createHash('sha256').update(out).digest('hex').slice(0, 12);
  return {
    out,
    cache,
    stage: join(cache, `stage-${name}`),
    manifest: join(cache, `edition-${name}.json`),
    search: join(cache, `search-${name}`),
  };
};

/** The last edition's manifest; empty, so that all is rendered, where there is none or it cannot be read. */
export const readManifest = async (path: string): Promise<EditionManifest> => {
  try {
    const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
    const isManifest =
      typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest);
    return isManifest ? (manifest as EditionManifest) : {};
  } catch {
    return {};
  }
};

export const writeManifest = async (path: string, manifest: EditionManifest): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(manifest));
  await rename(`${path}.new`, path);
};

/** Takes away all that builds have kept, but for the manifest's file: it says that a folder is an edition's. */
export const forgetKept = async ({
  cache,
  stage,
  search,
  manifest,
}: EditionPaths): Promise<void> => {
  const names = ['records', 'drawn', 'assets', 'vite', 'data-store.json'];
  const kept = [stage, search, ...names.map((name) => join(cache, name))];
  for (const path of kept) await rm(path, { recursive: true, force: true });
  await writeManifest(manifest, {});
};

/** Every file below a folder, relative to it, with forward slashes. */
export const listFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
};

const digestFile = (path: string): string => hash('sha256', readFileSync(path));

/** Whether a page's file is there just as the edition wrote it, with the assets it needs. */
export const isIntact = (out: string, page: EditionPage): boolean => {
  const found = statSync(join(out, page.file), { throwIfNoEntry: false });
  return (
    found?.isFile() === true &&
    found.size === page.size &&
    // A restored edition has other times, but the same bytes.
    (found.mtimeMs === page.mtimeMs || digestFile(join(out, page.file)) === page.sha256) &&
    page.assets.every(
      (name) => statSync(join(out, '_astro', name), { throwIfNoEntry: false }) !== undefined,
    )
  );
};

export const moveFile = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, to);
    await rm(from);
  }
};

export const removeEmptyFolders = async (folder: string): Promise<void> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory());
  await Promise.all(folders.map((entry) => removeEmptyFolders(join(folder, entry.name))));
  if ((await readdir(folder).catch(() => ['?'])).length === 0) await rmdir(folder);
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
