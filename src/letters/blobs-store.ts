import type { Store } from './store.ts';

/** The part of a store of Netlify Blobs that an inbox needs: https://docs.netlify.com/build/data-and-storage/netlify-blobs/ */
export interface BlobsStore {
  /** `modified` is false where `onlyIfNew` was asked for and the key is taken. */
  readonly set: (
    key: string,
    value: string,
    options?: { readonly onlyIfNew?: boolean },
  ) => Promise<{ readonly modified: boolean }>;
  readonly get: (key: string) => Promise<string | null>;
  readonly delete: (key: string) => Promise<void>;
  readonly list: (options: {
    readonly prefix: string;
  }) => Promise<{ readonly blobs: readonly { readonly key: string }[] }>;
}

/** An inbox in Netlify Blobs; the store has to be opened with `consistency: 'strong'`. */
export const toBlobsStore = (blobs: BlobsStore): Store => ({
  create: async (name, text) => (await blobs.set(name, text, { onlyIfNew: true })).modified,
  read: async (name) => (await blobs.get(name)) ?? undefined,
  write: async (name, text) => {
    await blobs.set(name, text);
  },
  remove: (name) => blobs.delete(name),
  list: async (folder) => {
    const { blobs: found } = await blobs.list({ prefix: `${folder}/` });
    return found.map(({ key }) => key).sort();
  },
});
