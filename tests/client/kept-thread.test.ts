import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  keepThread,
  readKept,
  refreshThread,
  toCacheName,
  toKeys,
  toThread,
} from '../../src/client/kept-thread.ts';

const thread = '/threads/x/';
const host = 'https://site.example';
const list = (revision: string) => ({
  pages: [
    [thread, 'a1'],
    ['/2023/x/', revision],
  ] as const,
  files: ['/_astro/map.abc.svg'],
});

let caches: Map<string, Map<string, Response>>;
let site: Record<string, () => Response>;
let asked: string[];

/** As much of a browser's caches as is used. */
const toCache = (entries: Map<string, Response>) => ({
  keys: () => Promise.resolve([...entries.keys()].map((path) => ({ url: host + path }))),
  match: (path: string) => Promise.resolve(entries.get(path)?.clone()),
  put: (path: string, response: Response) => Promise.resolve(entries.set(path, response)),
  delete: (path: string) => Promise.resolve(entries.delete(path)),
});

beforeEach(() => {
  caches = new Map();
  asked = [];
  site = {
    [`${thread}offline.json`]: () => Response.json(list('b1')),
    [thread]: () => new Response('thread'),
    '/2023/x/': () => new Response('piece'),
    '/_astro/map.abc.svg': () => new Response('map'),
  };
  vi.stubGlobal('caches', {
    has: (name: string) => Promise.resolve(caches.has(name)),
    open: (name: string) => {
      const entries = caches.get(name) ?? new Map<string, Response>();
      caches.set(name, entries);
      return Promise.resolve(toCache(entries));
    },
  });
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    const answer = site[path];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'));
  });
});

afterEach(() => vi.unstubAllGlobals());

const keep = (tell = vi.fn()) => keepThread(thread, new AbortController().signal, tell);
const kept = () =>
  [...(caches.get(toCacheName(thread)) ?? new Map<string, Response>()).keys()].sort();

test('a thread’s cache is named by it, and by the site that it belongs to', () => {
  expect(toCacheName(thread)).toBe('throughline:/:thread:/threads/x/');
  expect(toThread(toCacheName(thread))).toBe(thread);
  expect(toThread('throughline:/name/:thread:/name/threads/x/')).toBeUndefined();
});

test('all of it is fetched, with the count of what has come', async () => {
  const tell = vi.fn();
  expect(await keep(tell)).toBe('kept');
  expect(tell.mock.calls[0]).toEqual([0, 3]);
  expect(tell.mock.calls.at(-1)).toEqual([3, 3]);
  expect(kept()).toEqual([...toKeys(list('b1')), `${thread}offline.json`].sort());
  expect(await readKept(thread)).toEqual({ count: 3, total: 3, stopped: false });
});

test('of a new edition only what changed is fetched, and what it replaces goes', async () => {
  await keep();
  site[`${thread}offline.json`] = () => Response.json(list('b2'));
  asked = [];
  expect(await keep()).toBe('kept');
  expect(asked).toEqual([`${thread}offline.json`, '/2023/x/']);
  expect(kept()).toContain('/2023/x/?v=b2');
  expect(kept()).not.toContain('/2023/x/?v=b1');
});

test('where the line breaks, what came stays, the old pages too, and the rest is taken up later', async () => {
  await keep();
  site[`${thread}offline.json`] = () => Response.json(list('b2'));
  const piece = site['/2023/x/'];
  delete site['/2023/x/'];
  expect(await keep()).toBe('down');
  expect(kept()).toContain('/2023/x/?v=b1');
  expect(await readKept(thread)).toEqual({ count: 2, total: 3, stopped: false });
  if (piece) site['/2023/x/'] = piece;
  expect(await keep()).toBe('kept');
});

test('what the reader lets go of while it is looked at again stays away', async () => {
  await keep();
  site[`${thread}offline.json`] = () => {
    caches.delete(toCacheName(thread));
    return Response.json(list('b2'));
  };
  expect(await refreshThread(thread)).toBe('stopped');
  expect(await readKept(thread)).toBeUndefined();
  expect([...caches.keys()]).toEqual([]);
});

test('a page that a host cannot give is no page', async () => {
  site['/2023/x/'] = () => new Response('', { status: 500 });
  expect(await keep()).toBe('down');
  expect(kept()).not.toContain('/2023/x/?v=b1');
});

test('a thread that is no longer published says so', async () => {
  site[`${thread}offline.json`] = () => new Response('', { status: 404 });
  expect(await keep()).toBe('gone');
});

test('a device without room, and a reader who stops, are told apart from a bad line', async () => {
  site['/2023/x/'] = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  expect(await keep()).toBe('full');
  site['/2023/x/'] = () => {
    throw new DOMException('', 'AbortError');
  };
  expect(await keep()).toBe('stopped');
});
