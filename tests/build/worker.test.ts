import { expect, test } from 'vitest';
import { bundleWorker } from '../../src/build/worker.ts';
import { root } from '../support/source-files.ts';

const settings = {
  precache: [{ url: '/offline/', revision: 'abc' }],
  offlinePages: { '/': '/offline/' },
};

test('the same sources and settings give the same bytes', async () => {
  expect(await bundleWorker(root, settings)).toBe(await bundleWorker(root, settings));
});

test('the worker brings Workbox along, and asks no other host for anything', async () => {
  const script = await bundleWorker(root, settings);
  expect(script).toContain('workbox:precaching');
  expect(script).not.toMatch(/importScripts|process\.env|import\.meta|workerSettings/);
  // A hint in a warning of Workbox's, for developers.
  expect(script.match(/https?:\/\/[^"'` ]*/g)).toEqual(['https://bit.ly/wb-precache']);
});

test('a publication that does without gets a worker that takes itself away', async () => {
  const script = await bundleWorker(root, undefined);
  expect(script.length).toBeLessThan(1000);
  expect(script).toContain('unregister');
  expect(script).not.toContain('fetch');
});
