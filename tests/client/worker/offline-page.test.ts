import { expect, test } from 'vitest';
import { findOfflinePage } from '../../../src/client/worker/offline-page.ts';

const pages = { '/name/': '/name/offline/', '/name/fa/': '/name/fa/offline/' };

test.each([
  ['/name/2023/x/', '/name/offline/'],
  ['/name/fa/2023/x/', '/name/fa/offline/'],
  ['/name/fa/', '/name/fa/offline/'],
  ['/name/fabric/', '/name/offline/'],
  ['/elsewhere/', ''],
])('%s falls back to %s', (path, page) => {
  expect(findOfflinePage(path, pages)).toBe(page);
});
