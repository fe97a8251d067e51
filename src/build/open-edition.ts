import { hash } from 'node:crypto';
import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { compareText } from '../records/compare-text.ts';
import { digestSources } from '../records/digest-sources.ts';
import { readPictures } from '../records/pictures.ts';
import type { Account } from './account.ts';
import type { EditionPaths } from './edition-files.ts';
import { toOutputFile, toPageKey, type EditionItem } from './edition-plan.ts';
import { withPolicy } from './page-policy.ts';
import { findRenderer, type Renderer } from './renderer.ts';

/** A build that has begun. */
export interface Build {
  readonly root: string;
  readonly paths: EditionPaths;
  readonly account: Account;
}

const sources = ['src', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** The digest of all that decides what a page looks like, besides its props. */
export const digestCode = async (root: string): Promise<string> => {
  const variables = Object.entries(process.env).filter(([name]) => name.startsWith('PUBLIC_'));
  const rest = JSON.stringify([settings, variables.sort(), process.version]);
  return hash('sha256', `${await digestSources(root, sources)} ${rest}`);
};

/** What there is to draw, and what draws it. */
export interface Opened {
  readonly renderer: Renderer;
  readonly pages: readonly EditionItem[];
}

/** `code` is the digest of what draws the pages; related pieces may be asked for once `related` has settled. */
export const openEdition = async (
  { root, paths, account }: Build,
  code: string,
  graph: Graph,
  related?: () => Promise<void>,
): Promise<Opened> => {
  const renderer = await account.during('components', () => findRenderer(root, paths.cache, code));
  const { paths: routes, render } = await account.during('plan', async () => {
    const pictures = await readPictures(root, paths.cache);
    return renderer.open({ graph, pictures, root, cache: paths.cache, related });
  });
  const pages = routes
    .map((path) => ({ path, file: toOutputFile(path) }))
    // The formats of a feed, and a thread's pages, are made of the same texts: one after the other, they are read once.
    .toSorted((a, b) => compareText(a.file, b.file))
    .map(({ path, file }) => ({
      file,
      key: toPageKey(code, path),
      make: async () => withPolicy(file, await render(path)),
    }));
  return { renderer, pages };
};
