import type { Dirent } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Problem } from './problem.ts';

const toProblem = (file: string, message: string, hint: string): Problem => ({
  ...{ file, line: 1, column: 1, severity: 'error', rule: 'file/unreadable', message, hint },
});

/**
 * What is wrong with a symbolic link below `content/`: it may lead to another file there, but to no folder, and a
 * text's not out, where it could show readers any file of the machine. A link that leads nowhere is told of when it
 * is read, a picture's where it is shown.
 *
 * @param file Relative to `root`, with forward slashes.
 * @param isText Whether a file would be read as a text.
 */
const findStrayLink = async (
  root: string,
  file: string,
  isText: (file: string) => boolean,
): Promise<Problem | undefined> => {
  const content = await realpath(join(root, 'content'));
  const target = await realpath(join(root, file)).catch(() => undefined);
  if (target === undefined) return undefined;
  if ((await stat(target)).isDirectory()) {
    const message = 'This is a link to a folder: what is in it is not read from here.';
    return toProblem(file, message, 'Put the folder itself in its place, or take the link away.');
  }
  if (!isText(file) || target.startsWith(content + sep)) return undefined;
  const message = 'This is a link that leads out of the content folder.';
  return toProblem(file, message, 'Put the file itself in its place.');
};

const isNoFile = (entry: Dirent): boolean =>
  !entry.isFile() && !entry.isDirectory() && !entry.isSymbolicLink();

/** The faults of all symbolic links, pipes and devices among the entries of a folder, by file. */
export const findStrayLinks = async (
  root: string,
  entries: readonly { readonly file: string; readonly entry: Dirent }[],
  isText: (file: string) => boolean,
): Promise<ReadonlyMap<string, Problem>> => {
  const links = entries.filter(({ entry }) => entry.isSymbolicLink());
  const strays = await Promise.all(
    links.map(async ({ file }) => [file, await findStrayLink(root, file, isText)] as const),
  );
  const noFiles = entries.flatMap(({ file, entry }) =>
    isNoFile(entry) && isText(file)
      ? [toProblem(file, 'This is a pipe or a device, and no file.', 'Take it away.')]
      : [],
  );
  return new Map([
    ...noFiles.map((problem) => [problem.file, problem] as const),
    ...strays.flatMap(([file, problem]) => (problem ? [[file, problem] as const] : [])),
  ]);
};
