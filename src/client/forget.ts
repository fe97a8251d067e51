import { cachePrefix, findKeys, readAllowance, root } from './device.ts';
import { letGoOf } from './own-cache.ts';

/** Where Workbox notes when which page was used last. */
const database = 'workbox-expiration';
const table = 'cache-entries';

const toPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(database));
  });

/**
 * Takes out what Workbox noted of this site's pages. The base itself stays, empty: the worker holds it open, and where
 * somebody waits for it to go, nobody can open it any more.
 */
const forgetUses = async (): Promise<void> => {
  const there = await indexedDB.databases();
  if (!there.some(({ name }) => name === database)) return;
  const open = await toPromise(indexedDB.open(database));
  if (open.objectStoreNames.contains(table)) {
    const uses = open.transaction(table, 'readwrite').objectStore(table);
    const entries = (await toPromise(uses.getAll())) as { id: string; cacheName: string }[];
    for (const { id, cacheName } of entries)
      if (cacheName.startsWith(cachePrefix)) await toPromise(uses.delete(id));
  }
  open.close();
};

/** How long a worker may take to end what it has under way, in milliseconds. One that does not answer is not waited for. */
const patience = 5000;

/** Has the worker let go of what it keeps, once it has ended what it was at. */
const askWorker = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    setTimeout(resolve, patience);
    worker.postMessage({ type: 'FORGET' }, [port2]);
  });

/**
 * Takes away all that the site keeps on this device: what is in the browser's storage, every cache, and the worker.
 * Only the reader's word that nothing be kept stays.
 *
 * @throws Whatever the browser says where it does not let go of something.
 */
export const forgetEverything = async (): Promise<void> => {
  for (const key of findKeys(Object.keys(localStorage), readAllowance()))
    localStorage.removeItem(key);
  const { serviceWorker } = navigator as Partial<Navigator>;
  const registration = await serviceWorker?.getRegistration(root);
  document.documentElement.dataset['forgotten'] = '';
  if (registration?.active) await askWorker(registration.active);
  await registration?.unregister();
  if (!('caches' in globalThis)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  await Promise.all(names.map(letGoOf));
  await forgetUses();
};
