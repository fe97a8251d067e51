import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { contentCheck } from './src/build/content-check.ts';
import { edition } from './src/build/edition.ts';
import { toEditionPaths } from './src/build/edition-files.ts';
import { mostPixels } from './src/build/strip-pictures.ts';
import { settings } from './src/config.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const paths = toEditionPaths(root, resolve(process.env['THROUGHLINE_OUT'] ?? join(root, 'dist')));

export default defineConfig({
  site: settings.origin,
  base: settings.base,
  outDir: paths.stage,
  cacheDir: paths.cache,
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  build: {
    concurrency: 8,
    // One answer holds all that the first paint needs: on a slow line that halves the wait.
    inlineStylesheets: 'always',
  },
  // Scripts are files, so that a strict content security policy need not know them.
  vite: { cacheDir: join(paths.cache, 'vite'), build: { assetsInlineLimit: 0 } },
  image: {
    service: {
      entrypoint: 'astro/assets/services/sharp',
      // A small file can hold a picture that fills a machine's memory.
      config: { limitInputPixels: mostPixels },
    },
  },
  devToolbar: { enabled: false },
  integrations: [edition(root, paths), contentCheck(root)],
});
