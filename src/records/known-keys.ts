import { readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../support/whole-file.mjs';

/** By file, what it looked like from outside, and the key of what was in it then. */
type Known = Readonly<Record<string, readonly [look: string, key: string]>>;

interface KnownKeys {
  /** All that keys depend on besides the files. */
  readonly pipelineDigest: string;
  readonly files: Known;
}

/** A file that changed so short a time ago, in milliseconds, might change again without looking otherwise. */
const unsettled = 2000;

/** `undefined` for what cannot be looked at, a link to itself for one: reading it tells why. */
const stat = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
};

/**
 * What a file looks like from outside, at `now`, in milliseconds since 1970. `undefined` where there is no such file, or it
 * may yet change without a trace.
 */
export const toLook = (path: string, now: number): string | undefined => {
  const found = stat(path);
  // Nobody can set ctime: a file with another's time and size is still another.
  return found && found.ctimeMs < now - unsettled
    ? `${String(found.ino)} ${String(found.size)} ${String(found.mtimeMs)} ${String(found.ctimeMs)}`
    : undefined;
};

const read = (path: string, pipelineDigest: string): Known => {
  try {
    const known = JSON.parse(readFileSync(path, 'utf8')) as KnownKeys;
    return known.pipelineDigest === pipelineDigest ? known.files : {};
  } catch {
    return {};
  }
};

/**
 * The keys of `files`, relative to `root`, in their order. One that looks as it did when `cache` was last told of it is not
 * read again, which is most of what looking through an archive costs; any other is asked for of `toKey`, which says
 * `undefined` where it cannot be opened.
 */
export const findKeys = (
  root: string,
  cache: string,
  files: readonly string[],
  pipelineDigest: string,
  toKey: (file: string) => string | undefined,
): ReadonlyMap<string, string> => {
  const path = join(cache, 'records', 'known-keys.json');
  const before = read(path, pipelineDigest);
  const now = Date.now();
  const keys = new Map<string, string>();
  const after: Record<string, Known[string]> = {};
  let same = files.length === Object.keys(before).length;
  for (const file of files) {
    const look = toLook(join(root, file), now);
    const [lookThen, keyThen] = before[file] ?? [];
    const isKnown = look !== undefined && look === lookThen;
    if (!isKnown) same = false;
    const key = isKnown ? keyThen : toKey(file);
    if (key === undefined) continue;
    keys.set(file, key);
    if (look !== undefined) after[file] = [look, key];
  }
  if (!same) writeWhole(path, JSON.stringify({ pipelineDigest, files: after }));
  return keys;
};
