import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FileChanges } from '../support/file-changes.ts';
import { ownText } from './own-text.ts';

/** What earlier imports wrote, so that another one changes nothing that a person has changed since. */
export interface KeptImports {
  /** The file that an item became, by the item's key. */
  readonly findFile: (key: string) => string | undefined;
  /** Every file that an item has, or that was written. */
  readonly files: () => ReadonlySet<string>;
  /** Whether a file was written by an import, and not taken away by one. */
  readonly has: (file: string) => boolean;
  /** Remembers which file an item is to become. */
  readonly assign: (key: string, file: string) => void;
  /**
   * Writes a file, unless a person edited it, or took it away, since it was last written by an import.
   *
   * @param file Relative to the output folder.
   */
  readonly write: (file: string, content: string | Uint8Array) => Written;
  /** Takes a file away that an import wrote and nobody edited; false where it has to stay. */
  readonly remove: (file: string) => boolean;
  /** Begins something that may fail. What it answers takes back all that was written since, and says whether any was. */
  readonly mark: () => () => boolean;
  /** When the first import began: the date of what has none. In milliseconds since 1970. */
  readonly begun: number;
  readonly save: () => void;
}

/** `edited` and `removed` by a person; `same` where it stood there already. */
export type Written = 'written' | 'same' | 'edited' | 'removed';

const schema = z.object({
  begun: z.number(),
  /** By file: the digest of what was written. */
  digests: z.record(z.string(), z.string()),
  /** By key: the file. */
  files: z.record(z.string(), z.string()),
});

const keptFile = 'imports/kept.json';

/** What a content is known by, in 22 characters. */
export const digestOf = (content: string | Uint8Array): string =>
  ownText(createHash('sha256').update(content).digest('base64url').slice(0, 22));

const readBytes = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

const readKept = (path: string, now: number): z.output<typeof schema> => {
  const bytes = readBytes(path);
  if (bytes === undefined) return { begun: now, digests: {}, files: {} };
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    throw new Error(
      `${keptFile}, the memory of earlier imports, is broken. Take it from Git as it was, so that nothing that people edited is written over.`,
    );
  }
};

/** A member of the memory, entry by entry. */
function* toMember(name: string, entries: ReadonlyMap<string, string>): Generator<string> {
  yield `,\n "${name}": {`;
  let comma = '';
  for (const [key, value] of entries) {
    yield `${comma}\n  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    comma = ',';
  }
  yield '\n }';
}

/** The memory as JSON, so that one of any size is never whole in memory. */
function* toText(
  begun: number,
  digests: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
): Generator<string> {
  yield `{\n "begun": ${begun}`;
  yield* toMember('digests', digests);
  yield* toMember('files', files);
  yield '\n}\n';
}

/** A map that remembers how to take back what is set in it. */
const setIn = (map: Map<string, string>, key: string, value: string | undefined): (() => void) => {
  const before = map.get(key);
  if (value === undefined) map.delete(key);
  else map.set(key, value);
  return () => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  };
};

/**
 * @param folder The output folder.
 * @param now In milliseconds since 1970.
 * @param changes What all is written by, so that it can be taken back.
 * @throws Where the memory of earlier imports is there and cannot be read: going on would write over people's work.
 */
export const openKeptImports = (folder: string, now: number, changes: FileChanges): KeptImports => {
  const path = join(folder, keptFile);
  const kept = readKept(path, now);
  const digests = new Map(Object.entries(kept.digests));
  const files = new Map(Object.entries(kept.files));
  let undos: (() => void)[] = [];
  const put = (file: string, content: string | Uint8Array, digest: string): void => {
    changes.write(join(folder, file), content);
    undos.push(setIn(digests, file, digest));
  };
  return {
    findFile: (key) => files.get(key),
    files: () => new Set([...files.values(), ...digests.keys()]),
    has: (file) => digests.has(file),
    assign: (key, file) => void undos.push(setIn(files, key, file)),
    write: (file, content) => {
      const there = readBytes(join(folder, file));
      const known = digests.get(file);
      const digest = digestOf(content);
      if (there === undefined) {
        if (known !== undefined) return 'removed';
        put(file, content, digest);
        return 'written';
      }
      const found = digestOf(there);
      if (found === digest) {
        undos.push(setIn(digests, file, digest));
        return 'same';
      }
      if (found !== known) return 'edited';
      put(file, content, digest);
      return 'written';
    },
    remove: (file) => {
      const there = readBytes(join(folder, file));
      if (there !== undefined && digestOf(there) !== digests.get(file)) return false;
      changes.remove(join(folder, file));
      undos.push(setIn(digests, file, undefined));
      return true;
    },
    mark: () => {
      const steps = changes.count();
      undos = [];
      return () => {
        const isChanged = changes.count() > steps;
        changes.undo(steps);
        for (const undo of undos.reverse()) undo();
        undos = [];
        return isChanged;
      };
    },
    begun: kept.begun,
    save: () => {
      changes.write(path, toText(kept.begun, digests, files));
    },
  };
};

/** What to say of a file that a person has changed since. */
export const keptWords: Readonly<Partial<Record<Written, string>>> = {
  edited: 'its file was edited since: left as it is',
  removed: 'its file was taken away since: not written anew',
};
