import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type AstroIntegration } from 'astro';
import { help } from '../records/helper.ts';
import { entry, type BundleJob } from './renderer.ts';

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

help(async ({ root, folder }: BundleJob) => {
  const outDir = join(folder, 'out');
  // The edition takes its files from `public/` itself: Astro would copy them, whatever their links lead to.
  const publicDir = join(folder, 'no-public');
  await build({
    root,
    // Whatever fails is thrown too, and reported once, in words of our own.
    logLevel: 'silent',
    outDir,
    publicDir,
    integrations: [takeBundle(root, folder)],
  });
  await rm(outDir, { recursive: true, force: true });
  return 'made';
});
