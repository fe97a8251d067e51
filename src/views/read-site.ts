import { fileURLToPath } from 'node:url';
import { cacheDir, root } from 'astro:config/server';
import { getCollection } from 'astro:content';
import { now } from '../config.ts';
import { buildGraph, type Graph } from '../graph/build-graph.ts';
import { readPictures, type Pictures } from '../records/pictures.ts';
import { findPublicFiles } from '../records/public-files.ts';
import { recallRecords } from '../records/record-memory.ts';
import { toRecords } from '../records/records.ts';

/** All that the pages are made of. */
export interface Site {
  readonly graph: Graph;
  readonly pictures: Pictures;
  /** Where related pieces are found on the side: they may be asked for once this has settled. */
  readonly related?: (() => Promise<void>) | undefined;
  /** The project's folder, and the one where builds keep what they need not make twice. */
  readonly root: string;
  readonly cache: string;
}

/** The site as it is while somebody writes: from Astro's collections, which follow the files. */
export const readSite = async (): Promise<Site> => {
  const entries = await Promise.all([
    getCollection('articles'),
    getCollection('authors'),
    getCollection('threads'),
    getCollection('letters'),
    getCollection('pages'),
  ]);
  const cache = fileURLToPath(cacheDir);
  const found = entries.flat();
  const recalled = recallRecords(
    cache,
    found.map(({ data: { key } }) => key),
  );
  const records = found.map(({ id }, i) => {
    const record = recalled[i];
    if (!record) throw new Error(`The cache has lost the record of ${id}. Start again.`);
    return record;
  });
  const folder = fileURLToPath(root);
  const publicFiles = await findPublicFiles(folder);
  const { graph } = buildGraph(toRecords(records), { now, publicFiles, preview: true });
  return { graph, pictures: await readPictures(folder, cache), root: folder, cache };
};
