import type { Dirent } from 'node:fs';
import { findFileFault, type FileFault } from '../support/read-within.ts';
import type { Problem } from './problem.ts';

/** A file that is not read, as the checker tells it. */
export const toFileProblem = ({ file, rule, fault, hint }: FileFault): Problem => ({
  ...{ file, line: 1, column: 1, severity: 'error', rule, message: fault, hint },
});

/** What is wrong with the symbolic links, pipes and devices among the entries of `content/`, by file. */
export const findStrayLinks = (
  root: string,
  entries: readonly { readonly file: string; readonly entry: Dirent }[],
): ReadonlyMap<string, Problem> =>
  new Map(
    entries.flatMap(({ file, entry }) => {
      if (entry.isFile() || entry.isDirectory()) return [];
      const fault = findFileFault(root, file, 'content');
      return fault ? [[file, toFileProblem(fault)] as const] : [];
    }),
  );
