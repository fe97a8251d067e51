import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Site } from '../views/read-site.ts';
import { keepNewest } from './keep-newest.ts';
import type * as RendererEntry from './renderer-entry.ts';

/** What draws all pages: made by Astro once for each state of the code, and kept. */
export interface Renderer {
  /** The folder with the scripts and other files that pages refer to. */
  readonly assets: string;
  readonly open: (site: Site) => Promise<RendererEntry.Pages>;
}

/** How many renderers are kept: a publication is built for a few bases or targets in turn. */
const keptAtMost = 4;

const entry = 'renderer.mjs';

/** Has Astro bundle the pages with our own entry, and takes the bundle instead of having it draw anything. */
const takeBundle = (root: string, folder: string): AstroIntegration => {
  let bundle = '';
  return {
    name: 'throughline:renderer',
    hooks: {
      'astro:build:setup': ({ vite, updateConfig }) => {
        bundle = vite.environments?.['prerender']?.build?.outDir ?? '';
        updateConfig({
          environments: {
            prerender: {
              build: { rolldownOptions: { input: join(root, 'src/build/renderer-entry.ts') } },
            },
          },
        });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'throughline',
          getStaticPaths: async () => {
            await cp(bundle, join(folder, 'bundle'), { recursive: true });
            const names = await readdir(join(folder, 'bundle'));
            const name = names.find((each) => each.startsWith('prerender-entry'));
            if (name === undefined) throw new Error('Astro has made no bundle of the pages.');
            await rename(join(folder, 'bundle', name), join(folder, 'bundle', entry));
            return [];
          },
          render: () => Promise.reject(new Error('Nothing is to be drawn.')),
        });
      },
      'astro:build:done': async ({ dir }) => {
        const assets = join(fileURLToPath(dir), '_astro');
        await mkdir(join(folder, '_astro'), { recursive: true });
        await cp(assets, join(folder, '_astro'), { recursive: true });
      },
    },
  };
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
  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    // Most builds have a renderer already: they need not wait for Astro's tools to load.
    const { build } = await import('astro');
    await build({
      root,
      logLevel: 'warn',
      outDir: join(unfinished, 'out'),
      integrations: [takeBundle(root, unfinished)],
    });
    await rm(join(unfinished, 'out'), { recursive: true, force: true });
    await rename(unfinished, folder);
  }
  await linkPackages(root, folder);
  await keepNewest(all, () => '', keptAtMost, [name]);
  return {
    assets: join(folder, '_astro'),
    open: async (site) => {
      const url = pathToFileURL(join(folder, 'bundle', entry)).href;
      const { openPages } = (await import(url)) as typeof RendererEntry;
      return openPages(site);
    },
  };
};
