import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { contentCheck } from './src/build/content-check.ts';
import { contentWatch } from './src/build/content-watch.ts';
import { devFiles } from './src/build/dev-files.ts';
import { devPictures } from './src/build/dev-pictures.ts';
import { devRelated } from './src/build/dev-related.ts';
import { devRoutes } from './src/build/dev-routes.ts';
import { editorHelp } from './src/build/editor-help.ts';
import { settings } from './src/config.ts';
import { toCacheFolder } from './src/support/cache-folder.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const cache = toCacheFolder(root);

export default defineConfig({
  site: settings.origin,
  base: settings.base,
  cacheDir: cache,
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  build: {
    // One answer holds all that the first paint needs: on a slow line that halves the wait.
    inlineStylesheets: 'always',
  },
  // Scripts are files, so that a strict content security policy need not know them.
  vite: {
    cacheDir: join(cache, 'vite'),
    build: { assetsInlineLimit: 0 },
    // To watch each file takes seconds: content has a watcher of its own, and an edition needs none.
    server: { watch: { ignored: [join(root, 'content'), join(root, 'dist'), cache] } },
  },
  devToolbar: { enabled: false },
  integrations: [
    devFiles(root),
    contentWatch(root),
    devRoutes(root),
    devPictures(root),
    devRelated(root),
    contentCheck(root),
    editorHelp(root),
  ],
});
