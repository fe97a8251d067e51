import type { Store } from './store.ts';

/** The part of Cloudflare's R2 binding that an inbox needs: https://developers.cloudflare.com/r2/api/workers/ */
export interface R2Bucket {
  /** Resolves to null where the condition does not hold. */
  readonly put: (
    key: string,
    value: string,
    options?: { readonly onlyIf?: { readonly etagDoesNotMatch?: string } },
  ) => Promise<object | null>;
  readonly get: (key: string) => Promise<{ readonly text: () => Promise<string> } | null>;
  readonly delete: (key: string) => Promise<void>;
  readonly list: (options: { readonly prefix: string; readonly cursor?: string }) => Promise<{
    readonly objects: readonly { readonly key: string }[];
    readonly truncated: boolean;
    readonly cursor?: string;
  }>;
}

/**
 * An inbox in Cloudflare's object store. Not in its KV: that may tell two writers at once, or one a minute later, that a
 * name is free, and a token would be good for two letters.
 */
export const toR2Store = (bucket: R2Bucket): Store => ({
  create: async (name, text) =>
    (await bucket.put(name, text, { onlyIf: { etagDoesNotMatch: '*' } })) !== null,
  read: async (name) => (await bucket.get(name))?.text(),
  write: async (name, text) => {
    await bucket.put(name, text);
  },
  remove: (name) => bucket.delete(name),
  list: async (folder) => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await bucket.list({
        prefix: `${folder}/`,
        ...(cursor !== undefined && { cursor }),
      });
      names.push(...page.objects.map(({ key }) => key));
      cursor = page.truncated ? page.cursor : undefined;
    } while (cursor !== undefined);
    return names.sort();
  },
});
