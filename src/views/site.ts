import type { Graph } from '../graph/build-graph.ts';
import type { Pictures } from '../records/pictures.ts';

/** All that the pages are made of. */
export interface Site {
  readonly graph: Graph;
  readonly pictures: Pictures;
  /** The project's folder, and the one where builds keep what they need not make twice. */
  readonly root: string;
  readonly cache: string;
}

let provided: Site | undefined;

/** Says what the pages are made of: a build does so before it asks for any. */
export const provideSite = (site: Site): void => {
  provided = site;
};

/** The whole site; in development, where content changes, as it is by now. */
export const getSite = async (): Promise<Site> => {
  if (provided) return provided;
  if (!import.meta.env.DEV) throw new Error('Build the site with `npm run build`.');
  const { readSite } = await import('./site-in-development.ts');
  return readSite();
};
