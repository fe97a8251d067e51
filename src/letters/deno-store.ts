import type { Store } from './store.ts';

type Key = readonly string[];

/** The part of Deno KV that an inbox needs: https://docs.deno.com/api/deno/~/Deno.Kv */
export interface DenoKv {
  readonly get: (key: Key) => Promise<{ readonly value: unknown }>;
  readonly set: (key: Key, value: unknown) => Promise<unknown>;
  readonly delete: (key: Key) => Promise<void>;
  readonly list: (selector: {
    readonly prefix: Key;
  }) => AsyncIterable<{ readonly key: readonly unknown[] }>;
  readonly atomic: () => DenoAtomic;
}

interface DenoAtomic {
  readonly check: (expected: { readonly key: Key; readonly versionstamp: null }) => DenoAtomic;
  readonly set: (key: Key, value: unknown) => DenoAtomic;
  readonly commit: () => Promise<{ readonly ok: boolean }>;
}

const toKey = (name: string): Key => name.split('/');

/** An inbox in Deno KV, whose values may have 64 KiB: more than a letter may. */
export const toDenoStore = (kv: DenoKv): Store => ({
  create: async (name, text) => {
    const key = toKey(name);
    const claim = kv.atomic().check({ key, versionstamp: null }).set(key, text);
    return (await claim.commit()).ok;
  },
  read: async (name) => {
    const { value } = await kv.get(toKey(name));
    return typeof value === 'string' ? value : undefined;
  },
  write: async (name, text) => {
    await kv.set(toKey(name), text);
  },
  remove: (name) => kv.delete(toKey(name)),
  list: async (folder) => {
    const names: string[] = [];
    for await (const { key } of kv.list({ prefix: toKey(folder) })) names.push(key.join('/'));
    return names.sort();
  },
});
