import { cachePrefix } from './device.ts';
import { openIfThere } from './own-cache.ts';

/** What `offline.json` below a thread's address holds: src/build/kept-lists.ts writes it. */
export interface KeptList {
  /** The addresses of all its pages, the thread's own first, each with a mark that changes when the page does. */
  readonly pages: readonly (readonly [path: string, revision: string])[];
  /** The addresses of what the pages need; what they name never changes. */
  readonly files: readonly string[];
}

/** How much of a thread lies on the device. */
export interface Kept {
  readonly count: number;
  readonly total: number;
  /** Whether the reader has stopped the keeping, so that it must not go on by itself. */
  readonly stopped: boolean;
}

/** Why the keeping of a thread came to an end. */
export type Outcome = 'kept' | 'stopped' | 'full' | 'down' | 'gone';

const atOnce = 4;
const threadPrefix = `${cachePrefix}thread:`;
const toListUrl = (thread: string): string => `${thread}offline.json`;
const toStoppedUrl = (thread: string): string => `${toListUrl(thread)}?stopped`;

/** A thread has a cache of its own, so that it goes as a whole. */
export const toCacheName = (thread: string): string => threadPrefix + thread;

/** The thread that a cache was made for. */
export const toThread = (cacheName: string): string | undefined =>
  cacheName.startsWith(threadPrefix) ? cacheName.slice(threadPrefix.length) : undefined;

/** The keys under which a thread's pages and files are kept. A page's key has its revision in it. */
export const toKeys = ({ pages, files }: KeptList): string[] => [
  ...pages.map(([path, revision]) => `${path}?v=${revision}`),
  ...files,
];

const toPath = (url: string): string => url.slice(new URL(url).origin.length);

const listKeys = async (cache: Cache): Promise<Set<string>> =>
  new Set((await cache.keys()).map(({ url }) => toPath(url)));

/** What of a thread is there; `undefined` where nobody has asked to keep it. */
export const readKept = async (thread: string): Promise<Kept | undefined> => {
  const cache = await openIfThere(toCacheName(thread));
  const list = (await (await cache?.match(toListUrl(thread)))?.json()) as KeptList | undefined;
  if (!cache || !list) return undefined;
  const there = await listKeys(cache);
  const wanted = toKeys(list);
  return {
    count: wanted.filter((key) => there.has(key)).length,
    total: wanted.length,
    stopped: there.has(toStoppedUrl(thread)),
  };
};

const toOutcome = (error: unknown): Outcome => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'AbortError') return 'stopped';
  return name === 'QuotaExceededError' ? 'full' : 'down';
};

/** Past the browser's own cache: what lies there may be older than the list. */
const fetchFresh = async (path: string, signal: AbortSignal | null): Promise<Response> => {
  const response = await fetch(path, { cache: 'no-cache', signal });
  if (!response.ok) throw new TypeError(`${path}: ${response.status}`);
  return response;
};

const fetchThread = async (
  thread: string,
  open: (name: string) => Promise<Cache | undefined>,
  signal: AbortSignal | null,
  tell: (count: number, total: number) => void,
): Promise<Outcome> => {
  try {
    const answer = await fetch(toListUrl(thread), { cache: 'no-cache', signal });
    if (answer.status === 404 || answer.status === 410) return 'gone';
    if (!answer.ok) return 'down';
    const cache = await open(toCacheName(thread));
    if (!cache) return 'stopped';
    await cache.put(toListUrl(thread), answer.clone());
    await cache.delete(toStoppedUrl(thread));
    const wanted = toKeys((await answer.json()) as KeptList);
    const there = await listKeys(cache);
    const missing = wanted.filter((key) => !there.has(key)).values();
    let count = wanted.filter((key) => there.has(key)).length;
    tell(count, wanted.length);
    const fetchMissing = async (): Promise<void> => {
      for (const key of missing) {
        await cache.put(key, await fetchFresh(key.replace(/\?.*/, ''), signal));
        tell(++count, wanted.length);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, fetchMissing));
    const needed = new Set([...wanted, toListUrl(thread)]);
    for (const key of there) if (!needed.has(key)) await cache.delete(key);
    return 'kept';
  } catch (error) {
    return toOutcome(error);
  }
};

/**
 * Fetches of a thread what is not there yet or has changed, and only then lets go of what no page needs any more.
 * What was fetched stays, however it ends. `tell` hears of each piece that has come.
 */
export const keepThread = (
  thread: string,
  signal: AbortSignal,
  tell: (count: number, total: number) => void,
): Promise<Outcome> => fetchThread(thread, (name) => caches.open(name), signal, tell);

/** The same for a thread that is kept, without a word. One that the reader lets go of meanwhile stays away. */
export const refreshThread = (thread: string): Promise<Outcome> =>
  fetchThread(thread, openIfThere, null, () => undefined);

/** Notes that the reader has stopped it, so that it does not go on by itself after a reload. */
export const noteStopped = async (thread: string): Promise<void> => {
  const cache = await openIfThere(toCacheName(thread));
  await cache?.put(toStoppedUrl(thread), new Response(''));
};

/** The threads that are kept on this device. */
export const listKeptThreads = async (): Promise<string[]> =>
  (await caches.keys()).flatMap((name) => toThread(name) ?? []);
