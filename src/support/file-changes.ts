import { copyFileSync, lstatSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, explainDisk } from './disk-errors.mjs';
import {
  linkOrCopy,
  makeFolder,
  openPart,
  toPartPath,
  type Contents,
  type Part,
} from './whole-file.mjs';

/** Changes to files that belong together: all of them are made, or none. Folders are made as they are needed. */
export interface FileChanges {
  /** Begins a file that is written bit by bit, and is there once it has its name, by `replace`. */
  readonly open: (
    path: string,
    mode?: number,
  ) => Pick<Part, 'path' | 'write' | 'replace' | 'discard'>;
  /** Writes a file, whether there is one or not. */
  readonly write: (path: string, contents: Contents, mode?: number) => void;
  /** Writes a file that is not there yet; false, and nothing is changed, where it is. */
  readonly create: (path: string, contents: Contents, mode?: number) => boolean;
  /** Moves a file to where none is; throws where one is. */
  readonly move: (from: string, to: string) => void;
  /** Moves a file that nobody else needs, whether there is one at its new place or not; from another disk too. */
  readonly place: (from: string, to: string) => void;
  /** It is no error where there is none. */
  readonly remove: (path: string) => void;
  /** How many steps have been taken. */
  readonly count: () => number;
  /** Takes back all, or the steps after the first `count`. Throws, and names the files, where some cannot be. */
  readonly undo: (count?: number) => void;
  /** Nothing is taken back from now on. */
  readonly keep: () => void;
}

/** How a step is taken back: as data, since there may be as many as an archive has files. */
type Step =
  | { readonly undo: 'remove'; readonly path: string }
  | { readonly undo: 'move back'; readonly path: string; readonly from: string }
  | { readonly undo: 'remove folders'; readonly path: string; readonly highest: string };

/** Throws where it is a folder: only files are changed. */
const isThere = (path: string): boolean => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new Error(`${path} is a folder, where a file is to be.`);
  return found !== undefined;
};

/** Moves a file over another: in one step, or from another disk by way of a copy that is whole before it has its name. */
const moveFile = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    const part = toPartPath(to);
    try {
      copyFileSync(from, part);
      renameSync(part, to);
    } catch (failure) {
      rmSync(part, { force: true });
      throw failure;
    }
    rmSync(from);
  }
};

/** What somebody else has put into a folder, or has taken away, is left to them. */
const notOurs = ['ENOTEMPTY', 'EEXIST', 'ENOENT'];

const takeBack = (step: Step): void => {
  if (step.undo === 'remove') {
    rmSync(step.path, { force: true });
    return;
  }
  if (step.undo === 'move back') {
    makeFolder(dirname(step.path));
    moveFile(step.from, step.path);
    return;
  }
  try {
    for (let at = step.path; at.startsWith(step.highest); at = dirname(at)) rmdirSync(at);
  } catch (error) {
    if (!notOurs.includes(codeOf(error))) throw error;
  }
};

/**
 * Begins changes to files.
 *
 * @param above A folder on the disk that they are on: what they replace lies in a hidden folder of it until it is known
 * whether they stay. To take them back then needs no room.
 */
export const openChanges = (above: string): FileChanges => {
  const steps: Step[] = [];
  const parts = new Set<Part>();
  const backups = toPartPath(join(above, 'backups'));
  let backupCount = 0;
  let isOver = false;
  /** Of works that go on at the same time, one may come to its end after another has failed. */
  const begin = (): void => {
    if (isOver) throw new Error('These changes are over.');
  };
  const makeFolderOf = (path: string): void => {
    begin();
    const folder = dirname(path);
    const highest = makeFolder(folder);
    if (highest !== undefined) steps.push({ undo: 'remove folders', path: folder, highest });
  };
  const toBackup = (path: string): string => {
    makeFolder(backups);
    backupCount += 1;
    return join(backups, `${String(backupCount)}-${basename(path).slice(0, 40)}`);
  };
  /** Before the file at `path` is replaced: it stays in its place until then. */
  const backUp = (path: string): void => {
    if (!isThere(path)) {
      steps.push({ undo: 'remove', path });
      return;
    }
    const backup = toBackup(path);
    linkOrCopy(path, backup);
    steps.push({ undo: 'move back', path, from: backup });
  };
  const open: FileChanges['open'] = (path, mode) => {
    makeFolderOf(path);
    const part = openPart(path, mode);
    parts.add(part);
    return {
      ...part,
      replace: () => {
        backUp(path);
        part.replace();
        parts.delete(part);
      },
    };
  };
  const end = (): void => {
    isOver = true;
    for (const part of parts) part.discard();
  };
  return {
    open,
    write: (path, contents, mode) => {
      const part = open(path, mode);
      part.write(contents);
      part.replace();
    },
    create: (path, contents, mode) => {
      makeFolderOf(path);
      const part = openPart(path, mode);
      part.write(contents);
      const isNew = part.create();
      if (isNew) steps.push({ undo: 'remove', path });
      return isNew;
    },
    move: (from, to) => {
      makeFolderOf(to);
      // On a disk that does not tell capitals from small letters, the file itself is there already.
      if (isThere(from) && isThere(to) && from.toLowerCase() !== to.toLowerCase())
        throw new Error(`There is a file ${to} already.`);
      moveFile(from, to);
      steps.push({ undo: 'move back', path: from, from: to });
    },
    place: (from, to) => {
      makeFolderOf(to);
      backUp(to);
      moveFile(from, to);
    },
    remove: (path) => {
      begin();
      if (!isThere(path)) return;
      const backup = toBackup(path);
      moveFile(path, backup);
      steps.push({ undo: 'move back', path, from: backup });
    },
    count: () => steps.length,
    undo: (count) => {
      if (count === undefined) end();
      const left: string[] = [];
      for (const step of steps.splice(count ?? 0).reverse()) {
        try {
          takeBack(step);
        } catch {
          left.push(step.path);
        }
      }
      if (left.length > 0)
        throw new Error(
          `These could not be put back as they were: ${left.join(', ')}. What they held is in ${backups}.`,
        );
      if (isOver) rmSync(backups, { recursive: true, force: true });
    },
    keep: () => {
      end();
      steps.length = 0;
      rmSync(backups, { recursive: true, force: true });
    },
  };
};

const toWords = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Changes failed, and some of them are there all the same. */
export class NotUndone extends Error {}

/**
 * Does `act`; where it fails, all that it has changed is taken back.
 *
 * @param above See `openChanges`.
 * @throws What `act` throws; `NotUndone`, with what could not be taken back, where that failed too.
 */
export const changeFiles = async <Result>(
  above: string,
  act: (changes: FileChanges) => Promise<Result> | Result,
): Promise<Result> => {
  const changes = openChanges(above);
  let result: Result;
  try {
    result = await act(changes);
  } catch (error) {
    try {
      changes.undo();
    } catch (failure) {
      throw new NotUndone(`${explainDisk(error) ?? toWords(error)} ${toWords(failure)}`);
    }
    throw error;
  }
  changes.keep();
  return result;
};
