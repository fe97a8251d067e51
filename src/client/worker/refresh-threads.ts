import { listKeptThreads, readKept, refreshThread, toCacheName } from '../kept-thread.ts';
import { letGoOf } from '../own-cache.ts';

/** How long a list is taken to be up to date, in milliseconds. */
const shelfLife = 60 * 60 * 1000;

/** Whether a thread's list came so long ago that the thread may have gone on. A list without a date always did. */
export const isDue = (date: string | null, now: number): boolean => {
  const came = Date.parse(date ?? '');
  return !(now - came < shelfLife);
};

const readListDate = async (thread: string): Promise<string | null> => {
  const list = await caches.match(`${thread}offline.json`, { cacheName: toCacheName(thread) });
  return list?.headers.get('date') ?? null;
};

/** Brings what a new edition changed into each thread that is kept; one that is gone is let go. */
export const refreshThreads = async (now: number): Promise<void> => {
  for (const thread of await listKeptThreads()) {
    const kept = await readKept(thread);
    if (!kept || kept.stopped) continue;
    if (!isDue(await readListDate(thread), now)) continue;
    const outcome = await refreshThread(thread);
    if (outcome === 'gone') await letGoOf(toCacheName(thread));
  }
};
