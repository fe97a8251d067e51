import { join } from 'node:path';
import type { FileChanges } from '../support/file-changes.ts';
import { removeFiles, type EditionPaths } from './edition-files.ts';
import type { EditionFile, EditionManifest, EditionPlan } from './edition-plan.ts';
import type { StagedFile } from './stage-files.ts';

/** The files of an edition by path. */
export type EditionFiles = EditionManifest['files'];

/** What the last edition knows of the files that still stand. */
export const keepFiles = ({ keep }: EditionPlan, last: EditionManifest): EditionFiles =>
  Object.fromEntries(
    keep.flatMap(({ file }) => {
      const known = last.files[file];
      return known ? [[file, known]] : [];
    }),
  );

/** `a/b/c` lies in `a` and `a/b`. */
const foldersOf = (file: string): string[] =>
  [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index));

const pagesLast = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  Number(a.endsWith('.html')) - Number(b.endsWith('.html'));

/** What an edition's folder holds before it changes. */
export interface Found {
  readonly there: readonly string[];
  /** What does not belong to the edition, and is not to be taken out of it: host-files.ts looks after it. */
  readonly beside: readonly string[];
}

/** Puts what was made in its place in the edition, and takes out what no longer belongs to it. */
export const publish = (
  { out }: EditionPaths,
  kept: EditionFiles,
  made: Readonly<Record<string, StagedFile>>,
  { there, beside }: Found,
  changes: FileChanges,
): EditionFiles => {
  const stays = new Set(beside);
  const gone = there.filter((file) => !(file in kept) && !(file in made) && !stays.has(file));
  const newFolders = new Set(Object.keys(made).flatMap(foldersOf));
  const inTheWay = gone.filter(
    (file) => newFolders.has(file) || foldersOf(file).some((each) => each in made),
  );
  removeFiles(out, inTheWay, changes);
  // A reader who comes meanwhile finds all that a page needs, and no page leads to what is gone.
  for (const [file, { staged }] of Object.entries(made).toSorted(pagesLast))
    changes.place(staged, join(out, file));
  removeFiles(out, gone, changes);
  const published = Object.entries(made).map(
    ([file, { key, assets, sha256, size, mtimeMs, inline }]) => {
      const known: EditionFile = { key, assets, sha256, size, mtimeMs, ...(inline && { inline }) };
      return [file, known] as const;
    },
  );
  const files = [...Object.entries(kept), ...published].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(files);
};
