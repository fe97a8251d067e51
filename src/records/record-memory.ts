import { openKeptRecords, type KeptRecords } from './kept-records.ts';
import type { ContentRecord } from './read-record.ts';

let opened: { readonly cache: string; readonly kept: KeptRecords } | undefined;
let memory = new Map<string, ContentRecord>();

const openCache = (cache: string): KeptRecords => {
  if (opened?.cache !== cache) opened = { cache, kept: openKeptRecords(cache) };
  else opened.kept.refresh();
  return opened.kept;
};

/**
 * Finds kept records by their addresses, and remembers those that were asked for last: from one page to the next, hardly
 * any of an archive changes. `undefined` where the cache has lost one.
 */
export const recallRecords = (
  cache: string,
  keys: readonly string[],
): readonly (ContentRecord | undefined)[] => {
  if (keys.some((key) => !memory.has(key))) {
    const kept = openCache(cache);
    const found = keys.map((key) => [key, memory.get(key) ?? kept.find(key)?.record] as const);
    memory = new Map(found.flatMap(([key, record]) => (record ? [[key, record]] : [])));
  }
  return keys.map((key) => memory.get(key));
};
