import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync, write } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './disk-errors.mjs';
import { openPart } from './whole-file.mjs';

/*
 * A lock is a file that says who holds it: it appears with its text in one step, so it is never empty. Whether its
 * holder still lives can be looked up where that is a process of this machine and container, told from others by the
 * moment at which it started. Of any other, such as one in a cache that was restored elsewhere, only this is known: a
 * holder that lives touches its lock every few seconds.
 */

/**
 * Who holds a lock.
 *
 * @typedef {object} Holder
 * @property {string} host The machine's name.
 * @property {string} place Another one in each boot and each container, where the system tells.
 * @property {number} pid
 * @property {string} started When that process started, in the system's own words; empty where it does not tell.
 * @property {string} id Another one in each lock.
 */

/** How often a holder touches its lock, and how old, in milliseconds, that of one that lives never gets. */
const touchEvery = 5000;
const oldest = 30_000;

/** How often a lock is tried that is gone whenever it is looked at. */
const mostTries = 100;

/** How often somebody who waits looks again, in milliseconds. */
const pollEvery = 250;

/**
 * @template T
 * @param {() => T} read
 * @returns {T | undefined}
 */
const orUndefined = (read) => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const readPlace = () =>
  [
    hostname(),
    orUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    orUndefined(() => readlinkSync('/proc/self/ns/pid')),
  ]
    .filter(Boolean)
    .join(' ');

/**
 * When a process started; empty where it has ended, undefined where that cannot be told.
 *
 * @param {number} pid
 */
const readStart = (pid) => {
  if (process.platform === 'linux') {
    const text = orUndefined(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (text === undefined) return undefined;
    // The program's name comes before, in brackets, and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // What nobody has collected yet has ended all the same.
    return /[ZXx]/.test(fields[0] ?? '') ? '' : fields[19];
  }
  if (process.platform === 'win32') return undefined;
  return orUndefined(() =>
    execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim(),
  );
};

/** @param {number} pid */
const isRunning = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/**
 * Whether a holder still lives; undefined where that cannot be looked up from here.
 *
 * @param {Holder} holder
 */
const isAlive = ({ place, pid, started }) => {
  if (place !== readPlace()) return undefined;
  if (!isRunning(pid)) return false;
  const start = readStart(pid);
  return start === undefined || started === '' ? undefined : start === started;
};

/**
 * @param {string} text
 * @returns {Holder | undefined} Undefined for a lock of another version, and for one that was cut off.
 */
const readHolder = (text) =>
  orUndefined(() => {
    const { host, place, pid, started, id } = /** @type {Holder} */ (JSON.parse(text));
    const isHolder =
      [host, place, started, id].every((each) => typeof each === 'string') && pid > 0;
    return isHolder ? { host, place, pid, started, id } : undefined;
  });

const unknown = { host: 'another machine', place: '', pid: 0, started: '', id: '' };

/**
 * Removes an abandoned lock, unless another is in its place by now. Whoever does it holds a lock on that very lock: of
 * two that found it abandoned, the slower one never removes what the faster one has made since.
 *
 * @param {string} file
 * @param {string} text What the abandoned lock says.
 * @returns {Holder | undefined} Who else is at it.
 */
const removeAbandoned = (file, text) => {
  const claim = take(`${file}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`);
  if ('holder' in claim) return claim.holder;
  try {
    if (orUndefined(() => readFileSync(file, 'utf8')) === text) rmSync(file, { force: true });
  } finally {
    claim.release();
  }
  return undefined;
};

/**
 * @param {string} file
 * @returns {{ readonly release: () => void } | { readonly holder: Holder }}
 */
const take = (file) => {
  const { pid } = process;
  const place = readPlace();
  const own = { host: hostname(), place, pid, started: readStart(pid) ?? '', id: randomUUID() };
  const text = `${JSON.stringify(own)}\n`;
  for (let tries = 0; tries < mostTries; tries++) {
    const part = openPart(file);
    part.write(text);
    // By the clock of the disk, which may be another machine's.
    const now = statSync(part.path).mtimeMs;
    if (part.create()) {
      return {
        release: () => {
          if (orUndefined(() => readFileSync(file, 'utf8')) === text) rmSync(file, { force: true });
        },
      };
    }
    const there = orUndefined(() => ({
      text: readFileSync(file, 'utf8'),
      age: now - statSync(file).mtimeMs,
    }));
    // Gone meanwhile: it is free to be taken.
    if (!there) continue;
    const holder = readHolder(there.text) ?? unknown;
    if (isAlive(holder) ?? Math.abs(there.age) < oldest) return { holder };
    const other = removeAbandoned(file, there.text);
    if (other) return { holder: other };
  }
  throw new Error(`${file} is there and cannot be read as a lock. Delete it and try again.`);
};

/**
 * Does `work` unless another process does work under the same lock file.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<{ readonly done: T } | { readonly holder: Holder }>} What came of it, or who does.
 */
export const unlessLocked = async (file, work) => {
  const taken = take(file);
  if ('holder' in taken) return taken;
  // Written to, for its time to be that of the disk's clock; by its handle, for it to be no other that has its name.
  const handle = openSync(file, 'r+');
  const text = readFileSync(handle);
  const touch = () => write(handle, text, 0, text.length, 0, () => undefined);
  const touching = setInterval(touch, touchEvery).unref();
  try {
    return { done: await work() };
  } finally {
    clearInterval(touching);
    closeSync(handle);
    taken.release();
  }
};

/**
 * Does `work` while no other process does work under the same lock file, waiting for as long as that takes.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} onWait Called once if another process holds the lock.
 * @returns {Promise<T>}
 */
export const withLock = async (file, work, onWait) => {
  for (let isFirst = true; ; isFirst = false) {
    const outcome = await unlessLocked(file, work);
    if ('done' in outcome) return outcome.done;
    if (isFirst) onWait();
    await sleep(pollEvery);
  }
};
