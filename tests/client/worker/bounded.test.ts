import { expect, test, vi } from 'vitest';
import { bounded } from '../../../src/client/worker/bounded.ts';

const { noted } = vi.hoisted(() => ({ noted: [] as string[] }));

/** Workbox's plugin, which takes a while and works in a browser only. */
vi.mock('workbox-expiration', () => ({
  ExpirationPlugin: class {
    cacheDidUpdate = async ({ request }: { request: Request }): Promise<void> => {
      noted.push(`${request.url} begun`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      noted.push(`${request.url} done`);
      if (request.url.endsWith('broken')) throw new Error('No room.');
    };
  },
}));

const use = (type: 'fetch' | 'message', path: string) =>
  ({
    cacheName: 'throughline:/:scripts',
    request: new Request(`https://example.org/${path}`),
    event: { type } as Event,
    cachedResponse: new Response(path),
  }) as never;

test('a request for what is kept touches no cache', async () => {
  noted.length = 0;
  const found = await bounded(3).cachedResponseWillBeUsed?.(use('fetch', 'a'));
  expect(await found?.text()).toBe('a');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(noted).toEqual([]);
});

test('a visit is noted before it ends, and one after the other, whatever fails', async () => {
  noted.length = 0;
  const plugin = bounded(3);
  await Promise.all([
    plugin.cacheDidUpdate?.(use('message', 'broken')),
    plugin.cacheDidUpdate?.(use('message', 'b')),
    plugin.cachedResponseWillBeUsed?.(use('message', 'c')),
  ]);
  const address = 'https://example.org';
  expect(noted).toEqual(
    ['broken', 'b', 'c'].flatMap((path) => [`${address}/${path} begun`, `${address}/${path} done`]),
  );
});
