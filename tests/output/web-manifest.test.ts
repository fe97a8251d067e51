import { expect, test } from 'vitest';
import { renderWebManifest } from '../../src/output/web-manifest.ts';
import { toManifestView } from '../../src/views/manifest-view.ts';

test('a language’s manifest opens its home and keeps to the whole site', () => {
  expect(JSON.parse(renderWebManifest(toManifestView('fa')))).toMatchObject({
    name: 'ترولاین',
    lang: 'fa',
    dir: 'rtl',
    start_url: '/fa/',
    scope: '/',
    theme_color: '#faf7f2',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', purpose: 'any' },
      { src: '/icon-192.png', sizes: '192x192', purpose: 'maskable' },
      { src: '/icon-512.png', sizes: '512x512', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', purpose: 'maskable' },
    ],
  });
});
