import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/*
 * The one way to read what others have put into a folder: an author's texts and pictures, `public/`, an archive that is
 * imported, a built site. Whatever is read may be published, so a symbolic link must not lead out of the folder, where it
 * could publish any file of the machine; and what is no regular file (a pipe, a device) could be waited for for ever.
 */

/** Why a file is not read. Thrown by the functions of this file; the message says all of it. */
export class FileFault extends Error {
  readonly file: string;
  readonly kind: 'outside' | 'missing' | 'folder' | 'special' | 'unreadable';
  readonly rule: 'file/outside' | 'file/unreadable';
  /** One sentence that says what is wrong, and one that says what to do. */
  readonly fault: string;
  readonly hint: string;

  constructor(file: string, kind: FileFault['kind'], fault: string, hint: string) {
    super(`${file}: ${fault} ${hint}`);
    this.file = file;
    this.kind = kind;
    this.rule = kind === 'outside' ? 'file/outside' : 'file/unreadable';
    this.fault = fault;
    this.hint = hint;
  }
}

/** An open file. Whoever opened it closes its descriptor. */
export interface OpenFile {
  readonly descriptor: number;
  /** Absolute, links resolved, in the case that the disk has. */
  readonly path: string;
  readonly stats: Stats;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there, or a link to something that is not',
  ENOTDIR: 'it is not there',
  EISDIR: 'it is a folder',
  EACCES: 'nobody but its owner may read it',
  ELOOP: 'it is a link that leads to itself',
};

const kinds: Readonly<Record<string, FileFault['kind']>> = {
  ENOENT: 'missing',
  EISDIR: 'folder',
};

const toCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

const toUnreadable = (file: string, error: unknown): FileFault => {
  const code = toCode(error);
  return new FileFault(
    file,
    kinds[code] ?? 'unreadable',
    `The file cannot be opened: ${reasons[code] ?? `the system says ${code}`}.`,
    'Look whether it is there, is a file, and may be read.',
  );
};

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Where an open file is now: whatever became of its name since, this is the one that is read. */
const findOpened = (descriptor: number, path: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // Without /proc: the path still has no link in it, and is that of the very file that is open.
    const [real, opened] = [realpathSync.native(path), fstatSync(descriptor)];
    const { dev, ino } = statSync(real);
    return dev === opened.dev && ino === opened.ino ? real : '';
  }
};

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** The folder `part` of `folder`, with links resolved but for `part` itself: it has to be a folder, and no link to one. */
const toLimit = (folder: string, part: string): string => join(realpathSync.native(folder), part);

const toOutside = (file: string, part: string, path: string): FileFault =>
  new FileFault(
    file,
    'outside',
    `This ${isLink(path) ? 'is' : 'lies behind'} a link that leads out of the ${part === '' ? '' : `${part} `}folder.`,
    'Put the file itself in its place.',
  );

/** @throws {FileFault} Where it is not a regular file. */
const requireFile = (stats: Stats, file: string, path: string): void => {
  if (stats.isFile()) return;
  if (stats.isDirectory())
    throw isLink(path)
      ? new FileFault(
          file,
          'folder',
          'This is a link to a folder: what is in it is not read from here.',
          'Put the folder itself in its place, or take the link away.',
        )
      : toUnreadable(file, Object.assign(new Error(), { code: 'EISDIR' }));
  throw new FileFault(
    file,
    'special',
    'This is a pipe, a socket or a device, and no file.',
    'Take it away.',
  );
};

/** Where a regular file lies, links resolved. @throws {FileFault} */
const resolveWithin = (folder: string, file: string, part: string) => {
  const path = join(folder, file);
  try {
    const real = realpathSync.native(path);
    if (!isWithin(real, toLimit(folder, part))) throw toOutside(file, part, path);
    const stats = statSync(real);
    requireFile(stats, file, path);
    return { path: real, stats };
  } catch (error) {
    throw error instanceof FileFault ? error : toUnreadable(file, error);
  }
};

/**
 * Opens a regular file for reading. Links may lead to other files of the same folder. It is looked at before it is opened,
 * since to open a device may act on it, and afterwards, since it may have been replaced in between.
 *
 * @param folder What is read from; it may itself be reached by a link.
 * @param file Relative to `folder`, as it stands in messages.
 * @param part The folder within `folder` that links may not leave: `content` for `content/a.md`. All of it, if left out.
 * @throws {FileFault} Where the file lies elsewhere, is no regular file or cannot be opened.
 */
export const openWithin = (folder: string, file: string, part = ''): OpenFile => {
  const { path } = resolveWithin(folder, file, part);
  let descriptor: number;
  try {
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW, O_NOCTTY } = constants;
    // A pipe would be waited for, and a terminal taken over. Windows knows only the first, and takes the others for 0.
    descriptor = openSync(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY);
  } catch (error) {
    throw toUnreadable(file, error);
  }
  try {
    const stats = fstatSync(descriptor);
    if (!isWithin(findOpened(descriptor, path), toLimit(folder, part)))
      throw toOutside(file, part, join(folder, file));
    requireFile(stats, file, path);
    return { descriptor, path, stats };
  } catch (error) {
    closeSync(descriptor);
    throw error instanceof FileFault ? error : toUnreadable(file, error);
  }
};

/**
 * Whether a file that somebody else has opened lies in a folder.
 *
 * @param path By which it was opened.
 */
export const isOpenWithin = (folder: string, descriptor: number, path: string): boolean => {
  try {
    return isWithin(findOpened(descriptor, path), toLimit(folder, ''));
  } catch {
    return false;
  }
};

/** Reads a file, under the conditions of `openWithin`. @throws {FileFault} */
export const readWithin = (folder: string, file: string, part = ''): Buffer<ArrayBuffer> => {
  const { descriptor } = openWithin(folder, file, part);
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Opens a file that somebody named, wherever it lies: it may be a link to another one of its own folder, but to no other.
 * Whoever means that one can name it.
 *
 * @param path Absolute.
 * @throws {FileFault}
 */
export const openNamedFile = (path: string): OpenFile => openWithin(dirname(path), basename(path));

/** Reads a file that somebody named, as `openNamedFile` opens it. @throws {FileFault} */
export const readNamedFile = (path: string): Buffer<ArrayBuffer> =>
  readWithin(dirname(path), basename(path));

/** `content` of `content/articles/a.md`. */
const partOf = (file: string): string => file.split('/', 1)[0] ?? '';

/** Reads a file of a publication: no link leads from `content/` or `public/` to anything else. @throws {FileFault} */
export const readOwnFile = (root: string, file: string): Buffer<ArrayBuffer> =>
  readWithin(root, file, partOf(file));

/** Where a file of a publication lies, links resolved, and what is known without opening it. @throws {FileFault} */
export const resolveOwnFile = (root: string, file: string) =>
  resolveWithin(root, file, partOf(file));

/** Why a file would not be read; `undefined` where it would. */
export const findFileFault = (folder: string, file: string, part = ''): FileFault | undefined => {
  try {
    resolveWithin(folder, file, part);
    return undefined;
  } catch (error) {
    if (error instanceof FileFault) return error;
    throw error;
  }
};

/** Why a part of a publication is not read at all; `undefined` where it is a folder, or not there. */
export const findFolderFault = (root: string, part: string): FileFault | undefined =>
  isLink(join(root, part))
    ? new FileFault(
        part,
        'outside',
        'This is a link, and could lead anywhere.',
        'Put the folder itself in its place.',
      )
    : undefined;

/** What lies below a folder. */
export interface Listing {
  /** What can be read: relative to the folder, with forward slashes, in the order of their code units. */
  readonly files: readonly string[];
  /** What cannot, folders included. */
  readonly faults: readonly FileFault[];
}

/**
 * All that lies below `below`, a folder of `folder`; nothing where there is no such folder. Links to folders are not
 * followed: they are faults, as are files that `openWithin` would not open.
 *
 * @param below Relative to `folder`; files are named from `folder` on.
 */
export const listWithin = (folder: string, below = ''): Listing => {
  const files: string[] = [];
  const faults: FileFault[] = [];
  const list = (at: string): void => {
    const path = join(folder, at);
    let entries;
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      if (toCode(error) !== 'ENOENT' || at !== below) faults.push(toUnreadable(at, error));
      return;
    }
    for (const entry of entries) {
      const file = at === '' ? entry.name : `${at}/${entry.name}`;
      const fault =
        entry.isDirectory() || entry.isFile() ? undefined : findFileFault(folder, file, below);
      if (fault) faults.push(fault);
      else if (entry.isDirectory()) list(file);
      else files.push(file);
    }
  };
  const linked = below === '' ? undefined : findFolderFault(folder, below);
  if (linked) faults.push(linked);
  else list(below);
  return { files: files.sort(), faults };
};
