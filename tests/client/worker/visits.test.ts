import { afterEach, expect, test, vi } from 'vitest';
import { cachePrefix } from '../../../src/client/device.ts';
import { forgetVisits, isForgetting, whilePending } from '../../../src/client/worker/visits.ts';

const openMessage = () =>
  whilePending({ type: 'message', data: undefined, ports: [], waitUntil: () => undefined });

/** As much of the browser's caches as is used: names. */
const openCaches = (...names: readonly string[]): Set<string> => {
  const kept = new Set(names);
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...kept]),
    delete: (name: string) => Promise.resolve(kept.delete(name)),
  });
  return kept;
};

afterEach(() => vi.unstubAllGlobals());

test('the caches of this site go, those of others stay, and the page is told', async () => {
  const kept = openCaches(`${cachePrefix}pages`, 'of another');
  const port = { postMessage: vi.fn() };
  await forgetVisits(port as unknown as MessagePort);
  expect([...kept]).toEqual(['of another']);
  expect(port.postMessage).toHaveBeenCalledOnce();
  expect(isForgetting()).toBe(false);
});

test('what is under way ends before, and what came of it meanwhile too', async () => {
  const kept = openCaches();
  const message = openMessage();
  const fetched = Promise.withResolvers<undefined>();
  const written = Promise.withResolvers<undefined>();
  const write = async () => {
    await written.promise;
    kept.add(`${cachePrefix}scripts`);
  };
  message.waitUntil(fetched.promise.then(() => message.waitUntil(write())));
  const forgotten = forgetVisits(undefined);
  expect(isForgetting()).toBe(true);
  fetched.resolve(undefined);
  // Long enough for a first look at what was under way to be over.
  await new Promise((resolve) => setTimeout(resolve, 20));
  written.resolve(undefined);
  await forgotten;
  expect([...kept]).toEqual([]);
});

test('work that fails holds nothing up', async () => {
  openCaches();
  openMessage().waitUntil(Promise.reject(new Error('No line.')));
  await forgetVisits(undefined);
  expect(isForgetting()).toBe(false);
});
