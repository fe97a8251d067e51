import { listWithin } from '../support/read-within.ts';
import { toFileProblem } from './content-links.ts';
import type { Problem, Rule } from './problem.ts';

const folder = 'public';

/** The files of `public/`, which a site carries as they are. */
export interface PublicFiles {
  /** Relative to it, with forward slashes. */
  readonly files: readonly string[];
  /** Of what cannot be read, or leads out of it. */
  readonly problems: readonly Problem[];
}

const toProblem = (file: string, rule: Rule, message: string, hint: string): Problem => ({
  ...{ file: `${folder}/${file}`, line: 1, column: 1, severity: 'error', rule, message, hint },
});

/** A manifest has a line for each file, and `\\` parts folders on some systems. */
const findNameProblem = (file: string): Problem[] =>
  /[\\\p{Cc}]/u.test(file)
    ? [
        toProblem(
          file,
          'file/name',
          'The name holds a control character or a backslash, which no address has.',
          'Give it another name.',
        ),
      ]
    : [];

export const listPublic = (root: string): PublicFiles => {
  const listed = listWithin(root, folder);
  const files = listed.files.map((file) => file.slice(folder.length + 1));
  const problems = [...listed.faults.map(toFileProblem), ...files.flatMap(findNameProblem)];
  return { files, problems };
};

/** The files of `public/` that can be read, relative to it, with forward slashes. */
export const findPublicFiles = (root: string): readonly string[] => listPublic(root).files;

/** Two names that are one on a disk which tells neither capitals from small letters, nor the forms of Unicode apart. */
const fold = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase();

/** The folders that a file lies in: `a` and `a/b` of `a/b/c`. */
const foldersOf = (file: string): string[] =>
  [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index));

/**
 * What is wrong with files of `public/` that cannot lie beside the others of a site: one would replace the other, here or
 * on another disk, or a file has the name of a folder.
 *
 * @param publicFiles Relative to `public/`.
 * @param others The files that the build makes.
 */
export const findReplacing = (
  publicFiles: readonly string[],
  others: Iterable<string>,
): readonly Problem[] => {
  // By folded name, what it is called in words.
  const files = new Map<string, { readonly name: string; readonly words: string }>();
  const folders = new Map<string, string>();
  const add = (name: string, words: string): void => {
    files.set(fold(name), { name, words });
    for (const each of foldersOf(name)) folders.set(fold(each), words);
  };
  for (const name of others) add(name, `${name}, which the build makes`);
  return publicFiles.flatMap((file) => {
    const same = files.get(fold(file));
    const below = folders.get(fold(file));
    const above = foldersOf(file)
      .map((each) => files.get(fold(each)))
      .find(Boolean);
    add(file, `${folder}/${file}`);
    const message =
      same?.name === file
        ? `It would replace ${same.words}.`
        : same
          ? `On many disks it is the same file as ${same.words}.`
          : below !== undefined
            ? `It has the name of a folder: that of ${below}.`
            : above && `It lies in a folder that has the name of a file: ${above.words}.`;
    if (message === undefined) return [];
    const hint = 'Give it another name, or take it away.';
    return [toProblem(file, 'file/replaces', message, hint)];
  });
};
