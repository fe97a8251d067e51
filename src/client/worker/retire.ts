import { cachePrefix } from '../device.ts';
import { letGoOf } from '../own-cache.ts';

/** As much of a worker's global object as is used: the compiler knows that of a page. */
declare const self: {
  readonly registration: ServiceWorkerRegistration;
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: (
    type: 'install' | 'activate',
    listen: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ) => void;
};

/** Stands in the worker's place where the publication does without: takes away what an earlier one has kept, and itself. */
const retire = async (): Promise<void> => {
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  await Promise.all(names.map(letGoOf));
  await self.registration.unregister();
};

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(retire());
});
