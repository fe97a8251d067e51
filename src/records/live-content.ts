import { contentTypes } from './content-path.ts';
import type { RecordResult } from './read-record.ts';
import { toShape } from './record-shape.ts';

/**
 * Content as it is by now, while somebody writes. Astro's settings, its collections and the pages are loaded in
 * ways of their own, though they run in one process: this is where they meet. Astro's store is half a second late, and on a busy machine has been
 * seen to hand out what was there before.
 */
export interface LiveContent {
  /** Another one after each change. */
  readonly version: () => number;
  /**
   * Another one after each change that other texts can see. Where only the words of a text have changed, its record stays
   * what it was, with the new text in it: all that has been related stands.
   */
  readonly shape: () => number;
  /** By file, what became of it; once all content has been read for the first time. */
  readonly read: () => Promise<ReadonlyMap<string, RecordResult>>;
  /** Of a kind of content: all that there is of it. */
  readonly set: (type: string, results: ReadonlyMap<string, RecordResult>) => void;
  /** Of one file; `undefined` where it is gone. A picture has no result, but it changes what is shown. */
  readonly change: (file: string, result: RecordResult | undefined) => void;
  readonly onChange: (listener: () => void) => void;
  /** By article id, what is related in a large archive, which is found on the side; once it has been `noted`. */
  readonly related: () => ReadonlyMap<string, readonly string[]> | undefined;
  readonly noteRelated: (related: ReadonlyMap<string, readonly string[]>) => void;
}

const folderOf = (file: string): string => file.split('/')[1] ?? '';

/** `kinds` are the folders that have to be read before anything is shown. */
export const openLiveContent = (kinds: readonly string[]): LiveContent => {
  const results = new Map<string, RecordResult>();
  const listeners = new Set<() => void>();
  const missing = new Set(kinds);
  const first = Promise.withResolvers<ReadonlyMap<string, RecordResult>>();
  let version = 0;
  let shape = 0;
  let related: ReadonlyMap<string, readonly string[]> | undefined;
  const tell = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  return {
    version: () => version,
    shape: () => shape,
    read: () => first.promise,
    set: (type, all) => {
      for (const file of results.keys()) if (folderOf(file) === type) results.delete(file);
      for (const [file, result] of all) results.set(file, result);
      missing.delete(type);
      shape += 1;
      if (missing.size === 0) first.resolve(results);
      tell();
    },
    change: (file, result) => {
      const [before, after] = [results.get(file)?.record, result?.record];
      if (result && before && after && toShape(before) === toShape(after)) {
        Object.assign(before.value, after.value);
        results.set(file, { ...result, record: before });
      } else {
        shape += 1;
        if (result) results.set(file, result);
        else results.delete(file);
      }
      tell();
    },
    onChange: (listener) => void listeners.add(listener),
    related: () => related,
    // Nobody's page is loaded again for it: who opens the next one finds it there.
    noteRelated: (found) => {
      related = found;
      version += 1;
    },
  };
};

const place = Symbol.for('throughline.live-content');

/** The live content of this process. */
export const liveContent = (): LiveContent => {
  const shared = globalThis as Partial<Record<symbol, LiveContent>>;
  return (shared[place] ??= openLiveContent(contentTypes));
};
