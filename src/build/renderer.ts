import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFolderIntact, writeFolderChecksums } from '../support/checksum.ts';
import { makeWholeFolder } from '../support/whole-folder.ts';
import { openHelper } from '../records/helper.ts';
import { keepNewest } from './keep-newest.ts';
import type * as RendererEntry from './renderer-entry.ts';

/** What draws all pages: made by Astro once for each state of the code, and kept. */
export interface Renderer {
  readonly folder: string;
  /** The folder with the scripts and other files that pages refer to. */
  readonly assets: string;
  readonly open: typeof RendererEntry.openPages;
}

/** The bundle's first file, in its folder `bundle`. */
export const entry = 'renderer.mjs';

/** The renderer that lies in a folder. */
export const openRenderer = (folder: string): Renderer => ({
  folder,
  assets: join(folder, '_astro'),
  open: async (site, isAsked) => {
    const url = pathToFileURL(join(folder, 'bundle', entry)).href;
    const { openPages } = (await import(url)) as typeof RendererEntry;
    return openPages(site, isAsked);
  },
});

/** How many renderers are kept: a publication is built for a few bases or targets in turn. */
const keptAtMost = 4;

/** The folders of a renderer: what draws, and what pages refer to. */
const parts = ['bundle', '_astro'] as const;

/** Where the bundle is to lie. */
export interface BundleJob {
  readonly root: string;
  readonly folder: string;
}

/** Astro's tools take as much memory as an archive, and only now and then a build has a use for them. */
const bundle = async (job: BundleJob): Promise<void> => {
  const program = new URL('./bundle-helper.ts', import.meta.url);
  const helper = openHelper<BundleJob, 'made'>(program, 'What bundles the pages');
  try {
    await helper.ask(job);
  } finally {
    helper.close();
  }
};

/** The bundle imports packages by name, and a cache may lie where none are: outside of the project, or restored. */
const linkPackages = async (root: string, folder: string): Promise<void> => {
  const link = join(folder, 'node_modules');
  await rm(link, { force: true });
  await symlink(join(root, 'node_modules'), link, 'junction');
};

/**
 * The renderer for the code that `key` is the digest of: out of the `cache`, or else made by Astro.
 *
 * @throws Astro's error where a component or a route is at fault.
 */
export const findRenderer = async (root: string, cache: string, key: string): Promise<Renderer> => {
  const all = join(cache, 'renderers');
  const name = key.slice(0, 24);
  const folder = join(all, name);
  const isWhole = await Promise.all(parts.map((part) => isFolderIntact(join(folder, part))));
  if (!isWhole.every(Boolean)) {
    await makeWholeFolder(folder, async (unfinished) => {
      await bundle({ root, folder: unfinished });
      for (const part of parts) await writeFolderChecksums(join(unfinished, part));
    });
  }
  await linkPackages(root, folder);
  await keepNewest(all, () => '', keptAtMost, [name]);
  return openRenderer(folder);
};
