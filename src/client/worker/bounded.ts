import type { WorkboxPlugin } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';

const month = 30 * 24 * 60 * 60;

/** A kept file that is put into its cache, or taken out of it. */
interface Use {
  readonly cacheName: string;
  readonly request: Request;
  readonly event: Event;
}

/**
 * A Workbox plugin: a cache is bounded in number and in age since the last visit, and the first thing to go where the
 * device has no more room. Only a visit counts as a use, and all is waited for, one after the other: Workbox's own plugin
 * looks for what is too old behind the back of each request, and so makes anew a cache that has just been let go of.
 */
export const bounded = (maxEntries: number): WorkboxPlugin => {
  const plugin = new ExpirationPlugin({
    maxEntries,
    maxAgeSeconds: month,
    purgeOnQuotaError: true,
    matchOptions: { ignoreSearch: true, ignoreVary: true },
  });
  let last: Promise<unknown> = Promise.resolve();
  const noteUse = ({ cacheName, request }: Use): Promise<unknown> => {
    last = last
      .then(() => plugin.cacheDidUpdate?.({ cacheName, request } as never))
      .catch(() => undefined);
    return last;
  };
  return {
    cacheDidUpdate: async (use) => {
      await noteUse(use);
    },
    cachedResponseWillBeUsed: async ({
      cachedResponse,
      ...use
    }: Use & { cachedResponse?: Response | undefined }) => {
      if (cachedResponse && use.event.type === 'message') await noteUse(use);
      return cachedResponse;
    },
  };
};
