import { hash } from 'node:crypto';
import { settings } from '../config.ts';
import { compareText } from '../records/compare-text.ts';
import { digestSources } from '../records/digest-sources.ts';
import { LostRecord } from '../records/kept-records.ts';
import { readPictures, type Pictures } from '../records/pictures.ts';
import type { Site } from '../views/read-site.ts';
import type { FileChanges } from '../support/file-changes.ts';
import type { Account } from './account.ts';
import type { EditionPaths } from './edition-files.ts';
import {
  toComponent,
  toOutputFile,
  toPageKey,
  type EditionItem,
  type EditionManifest,
  type PlannedPath,
} from './edition-plan.ts';
import { withPolicy } from './page-policy.ts';
import { findRenderer, type Renderer } from './renderer.ts';
import type { Pages } from './renderer-entry.ts';
import { findTextless, type Change } from './text-edits.ts';

/** A build that has begun. */
export interface Build {
  readonly root: string;
  readonly paths: EditionPaths;
  readonly account: Account;
  /** What changes the edition's folder, so that it can be taken back. */
  readonly changes: FileChanges;
}

const sources = ['src', 'NOTICE', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** The digest of all that decides what a page looks like, besides its props. */
export const digestCode = (root: string): string => {
  const variables = Object.entries(process.env).filter(([name]) => name.startsWith('PUBLIC_'));
  const rest = JSON.stringify([settings, variables.sort(), process.version]);
  return hash('sha256', `${digestSources(root, sources)} ${rest}`);
};

/** The last edition, where the next one differs from it by what some articles say alone. */
export interface Before extends Change {
  readonly last: EditionManifest;
}

/** What there is to draw, and what draws it. */
export interface Opened {
  readonly renderer: Renderer;
  readonly pictures: Pictures;
  readonly pages: readonly EditionItem[];
  readonly textless: readonly string[];
}

/** The pages that stand. Where one of them turns out not to, all is to be planned. */
const toStanding = (
  code: string,
  last: EditionManifest,
  components: ReadonlySet<string | undefined>,
): EditionItem[] =>
  Object.entries(last.files).flatMap(([file, { key }]) =>
    key !== undefined && components.has(toComponent(code, key))
      ? [{ file, key, make: () => Promise.reject(new LostRecord(file)) }]
      : [],
  );

/** A page as a file of the edition. */
export const toPageItem = (
  path: PlannedPath,
  key: string | undefined,
  render: Pages['render'],
): EditionItem => {
  const file = toOutputFile(path);
  return { file, key, make: async () => withPolicy(file, await render(path)) };
};

/** `code` is the digest of what draws the pages; related pieces may be asked for once `related` has settled. */
export const openEdition = async (
  { root, paths, account }: Omit<Build, 'changes'>,
  code: string,
  { graph, related }: Pick<Site, 'graph' | 'related'>,
  before?: Before,
): Promise<Opened> => {
  const renderer = await account.during('components', () => findRenderer(root, paths.cache, code));
  const untouched = new Set<string | undefined>(before?.extent === 'texts' ? before.textless : []);
  const standing = before ? toStanding(code, before.last, untouched) : [];
  const { cache } = paths;
  const pictures = await readPictures(root);
  const { paths: routes, render } = await account.during('plan', async (phase) => {
    const opened = await renderer.open(
      { graph, pictures, root, cache, related, edits: before?.edits },
      (component) => !untouched.has(component),
    );
    const planned = opened.paths.filter(({ cacheKey }) => cacheKey !== undefined).length;
    phase.start(0, before ? standing.length + opened.paths.length - planned : 0);
    return opened;
  });
  const pages = routes
    .map((path) => {
      const key = toPageKey(code, path) ?? before?.last.files[toOutputFile(path)]?.key;
      return toPageItem(path, key, render);
    })
    // The formats of a feed, and a thread's pages, are made of the same texts: one after the other, they are read once.
    .toSorted((a, b) => compareText(a.file, b.file));
  const textless = before?.textless ?? findTextless(routes);
  return { renderer, pictures, pages: [...standing, ...pages], textless };
};
