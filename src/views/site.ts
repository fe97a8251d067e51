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
  const { readSite } = await import('./read-site.ts');
  return readSite();
};
