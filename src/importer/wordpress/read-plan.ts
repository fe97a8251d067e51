import { explainDisk } from '../../support/disk-errors.mjs';
import type { KeptImports } from '../kept-imports.ts';
import type { WordpressOptions } from './options.ts';
import type { Planner, Plan, SitePlan } from './plan.ts';
import { readWxr } from './read-wxr.ts';
import { toOldSite } from './site-facts.ts';

/** A file of an export, once it was read for the first time. */
export type FileFacts = { readonly plan: SitePlan } | { readonly fault: string };

const words: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder: name the .xml file in it',
};

const toFault = (error: unknown): string => {
  if (explainDisk(error) !== undefined) throw error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    words[code] ??
    `it cannot be read (${code || (error instanceof Error ? error.message : 'nobody knows why')})`
  );
};

const readOne = async (
  path: string,
  planner: Planner,
  { language }: WordpressOptions,
  progress: (bytes: number, items: number) => void,
): Promise<FileFacts> => {
  const channel = new Map<string, string>();
  let plan: SitePlan | undefined;
  let items = 0;
  for await (const event of readWxr(path, (bytes) => progress(bytes, 0))) {
    if (event.type === 'channel') {
      if (!channel.has(event.name)) channel.set(event.name, event.text);
      continue;
    }
    if (event.type === 'end') {
      if (event.fault !== undefined && items === 0) return { fault: event.fault };
      continue;
    }
    if (!plan) {
      const site = toOldSite(channel, path.replace(/^.*[\\/]/, ''), language);
      if ('fault' in site) return site;
      plan = planner.siteOf(site);
    }
    if (event.type === 'author') planner.addAuthor(event.texts, plan);
    else if (event.type === 'term') planner.addTerm(event.taxonomy, event.texts, plan);
    else {
      planner.addItem(event.item, plan);
      items += 1;
      progress(0, 1);
    }
  }
  return plan ? { plan } : { fault: 'it holds nothing: no posts, no authors, no tags' };
};

/** Reads all files once, without converting anything: where everything goes is known before the first text is written. */
export const readPlan = async (
  planner: Planner,
  kept: KeptImports,
  options: WordpressOptions,
  progress: (bytes: number, items: number) => void,
): Promise<{ readonly plan: Plan; readonly files: readonly FileFacts[] }> => {
  const files: FileFacts[] = [];
  for (const path of options.files) {
    planner.startFile();
    files.push(
      await readOne(path, planner, options, progress).catch((error: unknown) => ({
        fault: toFault(error),
      })),
    );
  }
  kept.save();
  return { plan: planner.finish(), files };
};
