import { join } from 'node:path';
import { siteRoot } from '../records/urls.ts';

/** What the worker fetches when it is installed, and which page stands in for one that cannot be had. */
export interface WorkerSettings {
  readonly precache: readonly { readonly url: string; readonly revision: string | null }[];
  readonly offlinePages: Readonly<Record<string, string>>;
}

/**
 * Bundles the worker with Workbox into one script, which asks nothing of any other host. Without settings it is the
 * one that takes away what an earlier edition's worker has kept. The same sources and settings give the same bytes.
 *
 * @throws Rolldown's error where a source cannot be read.
 */
export const bundleWorker = async (
  root: string,
  settings: WorkerSettings | undefined,
): Promise<string> => {
  const entry = settings ? 'worker.ts' : 'retire.ts';
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: join(root, 'src/client/worker', entry),
    cwd: root,
    platform: 'browser',
    logLevel: 'silent',
    transform: {
      define: {
        'import.meta.env.BASE_URL': JSON.stringify(siteRoot()),
        'process.env.NODE_ENV': '"production"',
        workerSettings: JSON.stringify(settings ?? {}),
      },
    },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
  await bundle.close();
  return output[0].code;
};
