import { cachePrefix } from '../device.ts';
import { letGoOf } from '../own-cache.ts';

/** A message to the worker, which lives until the work that came of it is done. */
export interface WorkerMessage {
  readonly type: string;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
}

/** What is under way, and whether it must no longer be kept. */
const pending = new Set<Promise<unknown>>();
let forgetting = false;

export const isForgetting = (): boolean => forgetting;

/** A message whose work is waited for before all is forgotten. */
export const whilePending = (event: WorkerMessage): WorkerMessage => ({
  type: event.type,
  data: event.data,
  ports: event.ports,
  waitUntil: (work) => {
    const done = work.catch(() => undefined).finally(() => pending.delete(done));
    pending.add(done);
    event.waitUntil(done);
  },
});

/** Lets what is under way end, so that nothing is kept after all was let go of; then answers. */
export const forgetVisits = async (port: MessagePort | undefined): Promise<void> => {
  forgetting = true;
  // What is under way may begin more: what was fetched is still to be written.
  while (pending.size > 0) await Promise.all(pending);
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  await Promise.all(names.map(letGoOf));
  forgetting = false;
  port?.postMessage(true);
};
