import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ownText } from './own-text.ts';

/** What earlier imports wrote, so that another one changes nothing that a person has changed since. */
export interface KeptImports {
  /** The file that an item became, by the item's key. */
  readonly findFile: (key: string) => string | undefined;
  /** Every file that an item has, or that was written. */
  readonly files: () => ReadonlySet<string>;
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

/** In characters. */
const writtenAtOnce = 65_536;

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

/** Written beside and moved into place, so that nothing is ever there in half. */
export const writeWhole = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  writeFileSync(part, content);
  renameSync(part, path);
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

/** Writes a text of any length that is never whole in memory. */
const writePieces = (path: string, pieces: Iterable<string | Iterable<string>>): void => {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const file = openSync(part, 'w');
  let waiting = '';
  for (const piece of pieces)
    for (const text of typeof piece === 'string' ? [piece] : piece) {
      waiting += text;
      if (waiting.length < writtenAtOnce) continue;
      writeSync(file, waiting);
      waiting = '';
    }
  writeSync(file, waiting);
  closeSync(file);
  renameSync(part, path);
};

/**
 * @param folder The output folder.
 * @param now In milliseconds since 1970.
 * @throws Where the memory of earlier imports is there and cannot be read: going on would write over people's work.
 */
export const openKeptImports = (folder: string, now: number): KeptImports => {
  const path = join(folder, keptFile);
  const kept = readKept(path, now);
  const digests = new Map(Object.entries(kept.digests));
  const files = new Map(Object.entries(kept.files));
  return {
    findFile: (key) => files.get(key),
    files: () => new Set([...files.values(), ...digests.keys()]),
    assign: (key, file) => void files.set(key, file),
    write: (file, content) => {
      const target = join(folder, file);
      const there = readBytes(target);
      const known = digests.get(file);
      const digest = digestOf(content);
      if (there === undefined) {
        if (known !== undefined) return 'removed';
        writeWhole(target, content);
        digests.set(file, digest);
        return 'written';
      }
      const found = digestOf(there);
      if (found === digest) {
        digests.set(file, digest);
        return 'same';
      }
      if (found !== known) return 'edited';
      writeWhole(target, content);
      digests.set(file, digest);
      return 'written';
    },
    remove: (file) => {
      const there = readBytes(join(folder, file));
      if (there !== undefined && digestOf(there) !== digests.get(file)) return false;
      rmSync(join(folder, file), { force: true });
      digests.delete(file);
      return true;
    },
    begun: kept.begun,
    save: () => {
      writePieces(path, [
        `{\n "begun": ${kept.begun}`,
        ...[toMember('digests', digests), toMember('files', files)],
        '\n}\n',
      ]);
    },
  };
};

/** What to say of a file that a person has changed since. */
export const keptWords: Readonly<Partial<Record<Written, string>>> = {
  edited: 'its file was edited since: left as it is',
  removed: 'its file was taken away since: not written anew',
};
