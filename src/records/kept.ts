import { hash } from 'node:crypto';
import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, openPart } from '../support/whole-file.mjs';

/**
 * Texts that were made once and need not be made again, in one file, each under the digest of all that it was made
 * of. An entry is a line with its key, the digest of its text and the text's length in bytes, then the text. A
 * broken entry is as good as none: its text is made again, and the file mended when it is saved.
 */
export interface Kept {
  readonly has: (key: string) => boolean;
  /** The text, just as it was kept; `undefined` where there is none, or only a broken one. */
  readonly read: (key: string) => string | undefined;
  readonly keep: (key: string, text: string) => void;
  /** Writes what was kept since. Where most of the file is not `needed` any more, only what is needed stays. */
  readonly save: (needed?: ReadonlySet<string>) => void;
  readonly close: () => void;
}

interface Place {
  readonly at: number;
  readonly length: number;
  readonly sum: string;
}

/** 128 bits, in hexadecimal: what keys and sums have. */
export const toKeptKey = (...parts: readonly (string | Uint8Array)[]): string =>
  hash('sha256', parts.map((part) => hash('sha256', part)).join(' ')).slice(0, 32);

const sumOf = (text: string | Uint8Array): string => hash('sha256', text).slice(0, 32);

const header = /^([\da-f]{32}) ([\da-f]{32}) (\d{10})\n$/;
const headerLength = 32 + 1 + 32 + 1 + 10 + 1;
/** A line break after each text, so that a person can look into the file. */
const gap = 1;

const toEntry = (key: string, text: string): Buffer => {
  const bytes = Buffer.from(text);
  const length = String(bytes.length).padStart(10, '0');
  return Buffer.concat([
    Buffer.from(`${key} ${sumOf(bytes)} ${length}\n`),
    bytes,
    Buffer.from('\n'),
  ]);
};

/** Where each text lies; `whole` says whether the file could be followed to its end. */
const readPlaces = (handle: number): { places: Map<string, Place>; whole: boolean } => {
  const places = new Map<string, Place>();
  const { size } = fstatSync(handle);
  const line = Buffer.alloc(headerLength);
  let at = 0;
  while (at < size) {
    readSync(handle, line, 0, headerLength, at);
    const [, key = '', sum = '', digits = ''] = header.exec(line.toString('latin1')) ?? [];
    const length = Number(digits);
    const end = at + headerLength + length + gap;
    if (key === '' || end > size) return { places, whole: false };
    places.set(key, { at: at + headerLength, length, sum });
    at = end;
  }
  return { places, whole: true };
};

/** Opens a file of kept texts; one that is not there is made when it is first saved. */
export const openKept = (file: string): Kept => {
  makeFolder(dirname(file));
  let handle = openSync(file, 'a+');
  let { places, whole } = readPlaces(handle);
  const fresh = new Map<string, string>();

  const read = (key: string): string | undefined => {
    const added = fresh.get(key);
    const place = places.get(key);
    if (added !== undefined || !place) return added;
    const bytes = Buffer.allocUnsafe(place.length);
    readSync(handle, bytes, 0, place.length, place.at);
    if (sumOf(bytes) === place.sum) return bytes.toString('utf8');
    places.delete(key);
    whole = false;
    return undefined;
  };

  const reopen = (): void => {
    closeSync(handle);
    handle = openSync(file, 'a+');
    ({ places, whole } = readPlaces(handle));
    fresh.clear();
  };

  /** What is in the file already need not be looked at again, unless somebody else has written to it. */
  const append = (entries: readonly (readonly [string, Buffer])[]): void => {
    const bytes = Buffer.concat(entries.map(([, entry]) => entry));
    let { size } = fstatSync(handle);
    const end = size + bytes.length;
    // One write, so that what somebody else adds at the same time stays whole.
    appendFileSync(file, bytes);
    if (fstatSync(handle).size !== end) {
      reopen();
      return;
    }
    for (const [key, entry] of entries) {
      const length = entry.length - headerLength - gap;
      const sum = entry.toString('latin1', 33, 65);
      places.set(key, { at: size + headerLength, length, sum });
      size += entry.length;
    }
    fresh.clear();
  };

  const rewrite = (keys: Iterable<string>): void => {
    const part = openPart(file);
    try {
      for (const key of keys) {
        const text = read(key);
        if (text !== undefined) part.write(toEntry(key, text));
      }
    } catch (error) {
      part.discard();
      throw error;
    }
    part.replace();
    reopen();
  };

  const isMostlyDead = (needed: ReadonlySet<string>): boolean =>
    places.size > 2 * Math.max(needed.size, 100);

  return {
    has: (key) => fresh.has(key) || places.has(key),
    read,
    keep: (key, text) => void fresh.set(key, text),
    save: (needed) => {
      const all = new Set([...places.keys(), ...fresh.keys()]);
      if (needed && isMostlyDead(needed)) {
        rewrite([...all].filter((key) => needed.has(key)));
      } else if (!whole) rewrite(all);
      else if (fresh.size > 0) {
        append([...fresh].map(([key, text]) => [key, toEntry(key, text)]));
      }
    },
    close: () => closeSync(handle),
  };
};
