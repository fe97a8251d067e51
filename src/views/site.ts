import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as live from './read-site.ts';
import type { Site } from './read-site.ts';

let provided: Site | undefined;

/** Says what the pages are made of: a build does so before it asks for any. */
export const provideSite = (site: Site): void => {
  provided = site;
};

/** All that the pages are made of; in development, where content changes, as it is by now. */
export const getSite = async (): Promise<Site> => {
  if (provided) return provided;
  if (!import.meta.env.DEV) throw new Error('Build the site with `npm run build`.');
  const { root, cacheDir } = await import('astro:config/server');
  // Node loads it, not Vite: there it runs faster, and shares the content that the loader has read.
  const { readSite } = createRequire(import.meta.url)('./read-site.ts') as typeof live;
  return readSite(fileURLToPath(root), fileURLToPath(cacheDir));
};
