import { fileURLToPath } from 'node:url';
import { cacheDir, root } from 'astro:config/server';
import { getCollection } from 'astro:content';
import { now } from '../config.ts';
import { buildGraph, type Graph } from '../graph/build-graph.ts';
import { openKeptRecords } from '../records/kept-records.ts';
import { readPictures, type Pictures } from '../records/pictures.ts';
import { findPublicFiles } from '../records/public-files.ts';
import { toRecords } from '../records/records.ts';

/** All that the pages are made of. */
export interface Site {
  readonly graph: Graph;
  readonly pictures: Pictures;
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
  const kept = openKeptRecords(cache);
  const records = entries.flat().map(({ id, data: { key } }) => {
    const { record } = kept.find(key) ?? {};
    if (!record) throw new Error(`The cache has lost the record of ${id}. Build the site again.`);
    return record;
  });
  const folder = fileURLToPath(root);
  const publicFiles = await findPublicFiles(folder);
  const { graph } = buildGraph(toRecords(records), { now, publicFiles });
  return { graph, pictures: await readPictures(folder, cache), root: folder, cache };
};
