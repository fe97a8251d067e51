import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBlobsStore, type BlobsStore } from '../../src/letters/blobs-store.ts';
import { toDenoStore, type DenoKv } from '../../src/letters/deno-store.ts';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import { toR2Store, type R2Bucket } from '../../src/letters/r2-store.ts';
import type { Store } from '../../src/letters/store.ts';

/** Each answers a moment later, as over a network: between a look and a write, another may have written. */
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

/** As https://developers.cloudflare.com/r2/api/workers/workers-api-reference/ describes it; pages hold two names. */
export const toR2Bucket = (): R2Bucket => {
  const objects = new Map<string, string>();
  return {
    put: async (key, value, options) => {
      await soon();
      if (options?.onlyIf?.etagDoesNotMatch === '*' && objects.has(key)) return null;
      objects.set(key, value);
      return { key };
    },
    get: async (key) => {
      await soon();
      const value = objects.get(key);
      return value === undefined ? null : { text: async () => Promise.resolve(value) };
    },
    delete: async (key) => {
      await soon();
      objects.delete(key);
    },
    list: async ({ prefix, cursor }) => {
      await soon();
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
      const from = Number(cursor ?? 0);
      const page = keys.slice(from, from + 2).map((key) => ({ key }));
      const truncated = from + 2 < keys.length;
      return { objects: page, truncated, ...(truncated && { cursor: String(from + 2) }) };
    },
  };
};

/** As https://docs.netlify.com/build/data-and-storage/netlify-blobs/ describes it. */
export const toNetlifyBlobs = (): BlobsStore => {
  const blobs = new Map<string, string>();
  return {
    set: async (key, value, options) => {
      await soon();
      if (options?.onlyIfNew === true && blobs.has(key)) return { modified: false };
      blobs.set(key, value);
      return { modified: true };
    },
    get: async (key) => {
      await soon();
      return blobs.get(key) ?? null;
    },
    delete: async (key) => {
      await soon();
      blobs.delete(key);
    },
    list: async ({ prefix }) => {
      await soon();
      const keys = [...blobs.keys()].filter((key) => key.startsWith(prefix));
      return { blobs: keys.map((key) => ({ key })) };
    },
  };
};

/** As https://docs.deno.com/api/deno/~/Deno.Kv describes it. */
export const toDenoKv = (): DenoKv => {
  const values = new Map<string, unknown>();
  const join_ = (key: readonly string[]) => JSON.stringify(key);
  const atomic = (
    checks: readonly string[],
    writes: readonly (readonly [string, unknown])[],
  ): ReturnType<DenoKv['atomic']> => ({
    check: ({ key }) => atomic([...checks, join_(key)], writes),
    set: (key, value) => atomic(checks, [...writes, [join_(key), value]]),
    commit: async () => {
      await soon();
      if (checks.some((key) => values.has(key))) return { ok: false };
      for (const [key, value] of writes) values.set(key, value);
      return { ok: true };
    },
  });
  return {
    get: async (key) => {
      await soon();
      return { value: values.get(join_(key)) ?? null };
    },
    set: async (key, value) => {
      await soon();
      values.set(join_(key), value);
      return { ok: true };
    },
    delete: async (key) => {
      await soon();
      values.delete(join_(key));
    },
    list: ({ prefix }) =>
      (async function* () {
        await soon();
        for (const key of values.keys()) {
          const parts = JSON.parse(key) as string[];
          const isWithin = prefix.every((part, index) => parts[index] === part);
          if (isWithin && parts.length > prefix.length) yield { key: parts };
        }
      })(),
    atomic: () => atomic([], []),
  };
};

/** Every kind of store that there is, each empty. */
export const stores: Readonly<Record<string, () => Store>> = {
  folder: () => toFolderStore(mkdtempSync(join(tmpdir(), 'throughline-store-'))),
  'Cloudflare R2': () => toR2Store(toR2Bucket()),
  'Netlify Blobs': () => toBlobsStore(toNetlifyBlobs()),
  'Deno KV': () => toDenoStore(toDenoKv()),
};
