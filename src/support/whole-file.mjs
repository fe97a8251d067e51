import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf } from './disk-errors.mjs';

/*
 * Files that appear whole or not at all: they are written under a hidden name in their own folder, then given their
 * name in one step. The bootstrap uses this before anything is installed, so it is plain JavaScript for Node 20.
 */

/**
 * What a file is to hold: at once, or piece by piece, where all of it would be too much for the memory.
 *
 * @typedef {string | Uint8Array | Iterable<string | Uint8Array>} Contents
 */

/**
 * A file that is being written. Where any of this fails, nothing is left of it, and its path is as it was.
 *
 * @typedef {object} Part
 * @property {string} path Where it lies until it has its name.
 * @property {(contents: Contents) => void} write Appends.
 * @property {() => Promise<void>} sync Resolves once a power cut can no longer lose what was written.
 * @property {() => void} replace Gives it its name, in place of the file that had it.
 * @property {() => boolean} create Gives it its name; false, and nothing is changed, where that is taken.
 * @property {() => void} discard
 */

const partName = /^\.[\da-f]{16}\.part$/;

/**
 * A path in the same folder for something that is to be moved away from it at once. Neither content nor a listing of an
 * inbox takes such a name for a file's.
 *
 * @param {string} path
 */
export const toPartPath = (path) => join(dirname(path), `.${randomBytes(8).toString('hex')}.part`);

/**
 * Whether a name is that of something unfinished, which a process that was killed may leave behind.
 *
 * @param {string} name
 */
export const isPartName = (name) => partName.test(name);

/** What file systems say that know no hard links, FAT for one. */
const noLinks = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

/**
 * Gives a file a second name, or a copy where the file system has no links; fails with `EEXIST` where the name is taken.
 *
 * @param {string} from
 * @param {string} to
 */
export const linkOrCopy = (from, to) => {
  try {
    linkSync(from, to);
  } catch (error) {
    if (![...noLinks, 'EXDEV'].includes(codeOf(error))) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
};

/** In characters. */
const writtenAtOnce = 65_536;

/**
 * @param {Contents} contents
 * @returns {Generator<string | Uint8Array>}
 */
function* toPieces(contents) {
  if (typeof contents === 'string' || contents instanceof Uint8Array) {
    yield contents;
    return;
  }
  let waiting = '';
  for (const piece of contents) {
    if (typeof piece === 'string') waiting += piece;
    if (typeof piece === 'string' && waiting.length < writtenAtOnce) continue;
    yield waiting;
    waiting = '';
    if (typeof piece !== 'string') yield piece;
  }
  yield waiting;
}

/**
 * Makes a folder, and those above it.
 *
 * @param {string} folder
 * @param {number} [mode] Their permissions.
 * @returns {string | undefined} The highest one that it made.
 */
export const makeFolder = (folder, mode) => {
  try {
    return mkdirSync(folder, { recursive: true, mode });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    // Node says so of a disk that can only be read, too: by one folder at a time it says what is wrong.
    const highest = makeFolder(dirname(folder), mode);
    mkdirSync(folder, { mode });
    return highest ?? folder;
  }
};

/**
 * Begins a file, and makes the folders that it is to lie in.
 *
 * @param {string} file
 * @param {number} [mode] Its permissions.
 * @returns {Part}
 */
export const openPart = (file, mode) => {
  makeFolder(dirname(file));
  const path = toPartPath(file);
  const handle = openSync(path, 'wx', mode);
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  const discard = () => {
    try {
      close();
    } finally {
      rmSync(path, { force: true });
    }
  };
  /** @param {unknown} error Of a handle, so that it names no path. */
  const giveUp = (error) => {
    discard();
    return error instanceof Error ? Object.assign(error, { path: file }) : error;
  };
  /**
   * @template T
   * @param {() => T} act
   */
  const orGiveUp = (act) => {
    try {
      return act();
    } catch (error) {
      throw giveUp(error);
    }
  };
  return {
    path,
    write: (contents) =>
      orGiveUp(() => {
        for (const bytes of toPieces(contents)) writeFileSync(handle, bytes);
      }),
    sync: async () => {
      try {
        await promisify(fsync)(handle);
      } catch (error) {
        throw giveUp(error);
      }
    },
    replace: () =>
      orGiveUp(() => {
        close();
        renameSync(path, file);
      }),
    create: () =>
      orGiveUp(() => {
        close();
        try {
          linkOrCopy(path, file);
        } catch (error) {
          if (codeOf(error) !== 'EEXIST') throw error;
          return false;
        } finally {
          rmSync(path, { force: true });
        }
        return true;
      }),
    discard,
  };
};

/**
 * Writes a file: whoever reads it finds what was there before, or all that is new.
 *
 * @param {string} file
 * @param {Contents} contents
 * @param {number} [mode]
 */
export const writeWhole = (file, contents, mode) => {
  const part = openPart(file, mode);
  part.write(contents);
  part.replace();
};

/**
 * Writes a file that is not there yet: whoever reads it finds nothing, or all of it.
 *
 * @param {string} file
 * @param {Contents} contents
 * @param {number} [mode]
 * @returns {boolean} False, and nothing is changed, where it is there. Of two at once, one is told so.
 */
export const createWhole = (file, contents, mode) => {
  const part = openPart(file, mode);
  part.write(contents);
  return part.create();
};
