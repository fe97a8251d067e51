import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What an install was made from, and how it ended.
 *
 * @typedef {object} Stamp
 * @property {string} digest Of everything that decides what node_modules holds.
 * @property {'pinned' | 'own'} runtime The Node that commands run on; `own` is the machine's.
 */

/** Parts of package.json that decide what an install brings. */
const sections = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];

/**
 * @param {string} manifest The text of package.json.
 * @param {string} lockfile The text of package-lock.json.
 * @param {string} platform What prebuilt programs are chosen by, such as `linux-x64`.
 */
export function toDigest(manifest, lockfile, platform) {
  const parsed = /** @type {Record<string, unknown>} */ (JSON.parse(manifest));
  const relevant = sections.map((section) => parsed[section] ?? null);
  return createHash('sha256')
    .update(JSON.stringify([relevant, lockfile, platform]))
    .digest('hex');
}

/** @param {string} root */
export function readWantedDigest(root) {
  const read = (/** @type {string} */ name) => readFileSync(join(root, name), 'utf8');
  return toDigest(
    read('package.json'),
    read('package-lock.json'),
    `${process.platform}-${process.arch}`,
  );
}

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.throughline-installed.json');

/**
 * @param {string} root
 * @returns {Stamp | undefined} Undefined too for a stamp that cannot be read: installing once more is always right.
 */
export function readStamp(root) {
  try {
    return /** @type {Stamp} */ (JSON.parse(readFileSync(stampFile(root), 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {Stamp} stamp
 */
export function writeStamp(root, stamp) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampFile(root), `${JSON.stringify(stamp)}\n`);
}

/** @param {string} root */
export function removeStamp(root) {
  rmSync(stampFile(root), { force: true });
}

/** Stands in for the digest while an install is under way. */
const unfinished = 'unfinished';

/** @param {string} root */
export function markUnfinished(root) {
  writeStamp(root, { digest: unfinished, runtime: 'pinned' });
}

/** @param {string} root */
export function isUnfinished(root) {
  return readStamp(root)?.digest === unfinished;
}
