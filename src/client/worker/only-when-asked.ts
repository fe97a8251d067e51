import { openIfThere } from '../own-cache.ts';
import { isForgetting } from './visits.ts';

/**
 * A Workbox plugin: what a browser fetches is kept only where the page itself asks for it (src/client/visit.ts), once
 * somebody sees it. What was fetched ahead or drawn beforehand is no visit, and leaves no trace.
 */
export const onlyWhenAsked = {
  cacheWillUpdate: ({ event, response }: { event: Event; response: Response }) =>
    Promise.resolve(
      event.type === 'message' && response.status === 200 && !response.redirected && !isForgetting()
        ? response
        : null,
    ),
};

/** A Workbox plugin, to come first: a page that has been withdrawn is not read on from a copy. */
export const letGoWithdrawn = (cacheName: string) => ({
  cacheWillUpdate: async ({ request, response }: { request: Request; response: Response }) => {
    if (response.status === 404 || response.status === 410) {
      const cache = await openIfThere(cacheName);
      await cache?.delete(request.url, { ignoreSearch: true, ignoreVary: true });
    }
    return response;
  },
});
