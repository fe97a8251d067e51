import { clientsClaim } from 'workbox-core';
import { PrecacheController } from 'workbox-precaching';
import { Route, Router } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { cachePrefix, root } from '../device.ts';
import { bounded } from './bounded.ts';
import { findKept, findOtherSize } from './found-elsewhere.ts';
import { findOfflinePage, type WorkerSettings } from './offline-page.ts';
import { letGoWithdrawn, onlyWhenAsked } from './only-when-asked.ts';
import { refreshThreads } from './refresh-threads.ts';
import { forgetVisits, whilePending, type WorkerMessage } from './visits.ts';

/** Put in by src/build/worker.ts. */
declare const workerSettings: WorkerSettings;
const { precache, offlinePages } = workerSettings;

/** As much of a worker's global object as is used: the compiler knows that of a page. */
declare const self: {
  readonly registration: ServiceWorkerRegistration;
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: (
    type: 'install' | 'activate' | 'message',
    listen: (event: WorkerMessage) => void,
  ) => void;
};

/** After this long, in seconds, a line is too bad to wait for where a copy is at hand. */
const patience = 4;
const matchOptions = { ignoreSearch: true, ignoreVary: true };

/** What a whole thread brought along serves any page. A visit keeps its own copy, which stays when the thread goes. */
const orKept = {
  cachedResponseWillBeUsed: async ({
    cachedResponse,
    request,
    event,
  }: {
    cachedResponse?: Response | undefined;
    request: Request;
    event: Event;
  }) => cachedResponse ?? (event.type === 'message' ? undefined : await findKept(request.url)),
  // Firefox hands over a failed preload as a response, which Workbox does not take for a failure.
  handlerDidError: async ({ request, event }: { request: Request; event: Event }) =>
    event.type === 'message' ? undefined : await findKept(request.url),
};

const orOtherSize = {
  handlerDidError: ({ request }: { request: Request }) => findOtherSize(request.url),
};

/** The least that a reader without a line needs: the page that lists what is there. */
const precached = new PrecacheController({ cacheName: `${cachePrefix}site` });
precached.precache([...precache]);

const orOfflinePage = {
  handlerDidError: async ({ request }: { request: Request }) => {
    const page = findOfflinePage(new URL(request.url).pathname, offlinePages);
    return (await precached.matchPrecache(page)) ?? Response.error();
  },
};

const pagesName = `${cachePrefix}pages`;

const pages = new NetworkFirst({
  cacheName: pagesName,
  networkTimeoutSeconds: patience,
  matchOptions,
  plugins: [letGoWithdrawn(pagesName), onlyWhenAsked, bounded(60), orKept, orOfflinePage],
});

const toAssets = (name: string, most: number): CacheFirst =>
  new CacheFirst({
    cacheName: cachePrefix + name,
    matchOptions: { ignoreVary: true },
    plugins: [onlyWhenAsked, bounded(most), orKept, orOtherSize],
  });

const isBelow = (path: string) => (url: URL, sameOrigin: boolean) =>
  sameOrigin && url.pathname.startsWith(path);
const isOfSite = isBelow(root);
/** Named by their content: one that is there is the right one. */
const isAsset = isBelow(`${root}_astro/`);

const router = new Router();
router.registerRoute(
  new Route(
    ({ url, sameOrigin }) => isAsset(url, sameOrigin) && url.pathname.endsWith('.js'),
    toAssets('scripts', 60),
  ),
);
router.registerRoute(
  new Route(({ url, sameOrigin }) => isAsset(url, sameOrigin), toAssets('pictures', 150)),
);
router.registerRoute(
  new Route(
    ({ url, sameOrigin }) => isOfSite(url, sameOrigin) && url.pathname.endsWith('/'),
    pages,
  ),
);
router.addFetchListener();

/** What src/client/visit.ts and src/client/forget.ts send. */
type Order =
  | { readonly type: 'KEEP'; readonly urls: readonly string[]; readonly refresh: boolean }
  | { readonly type: 'FORGET' };

/** Keeps what a page that is being read was made of: the browser has just fetched it, and hands it over again. */
const keepVisit = async (urls: readonly string[], event: WorkerMessage): Promise<void> => {
  for (const url of urls) {
    const request = new Request(url, { cache: 'force-cache' });
    // What cannot be had any more is kept no worse than before.
    await router.handleRequest({ request, event: event as never })?.catch(() => undefined);
  }
};

self.addEventListener('message', (message) => {
  const order = message.data as Order | undefined;
  if (order?.type === 'FORGET') message.waitUntil(forgetVisits(message.ports[0]));
  if (order?.type !== 'KEEP') return;
  const event = whilePending(message);
  event.waitUntil(keepVisit(order.urls, event));
  if (order.refresh) event.waitUntil(refreshThreads(Date.now()));
});

// Every page names its scripts and pictures by their content, so a new worker can serve the pages of an old one.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(self.registration.navigationPreload.enable());
});
clientsClaim();
