import { fileURLToPath } from 'node:url';
import { cacheDir } from 'astro:config/server';
import { getCollection } from 'astro:content';
import type { ImageMetadata } from 'astro';
import { now } from '../config.ts';
import { buildGraph, type Graph } from '../graph/build-graph.ts';
import { openKeptRecords } from '../records/kept-records.ts';
import { toRecords } from '../records/records.ts';
import type { Pictures } from './picture-view.ts';

/** All that the pages are made of. */
export interface Site {
  readonly graph: Graph;
  readonly pictures: Pictures;
}

const imported = import.meta.glob<ImageMetadata>('/content/**/*.{png,jpg,jpeg,gif,webp,avif,svg}', {
  eager: true,
  import: 'default',
});

const publicFiles = Object.keys(import.meta.glob('/public/**', { query: '?url' })).map((path) =>
  path.slice('/public/'.length),
);

/** Astro imports an SVG as a component, a function with the picture's data: props are plain data. */
const toPlain = (picture: ImageMetadata): ImageMetadata => {
  if (typeof picture !== 'function') return picture;
  const { src, width, height, format } = picture;
  return { src, width, height, format };
};

const load = async (): Promise<Site> => {
  const entries = await Promise.all([
    getCollection('articles'),
    getCollection('authors'),
    getCollection('threads'),
    getCollection('letters'),
    getCollection('pages'),
  ]);
  const kept = openKeptRecords(fileURLToPath(cacheDir));
  const records = entries.flat().map(({ id, data: { key } }) => {
    const { record } = kept.find(key) ?? {};
    if (!record) throw new Error(`The cache has lost the record of ${id}. Build the site again.`);
    return record;
  });
  const { graph } = buildGraph(toRecords(records), {
    ...{ now, publicFiles, preview: import.meta.env.DEV },
  });
  const pictures = new Map(
    Object.entries(imported).map(([path, picture]) => [path.slice(1), toPlain(picture)]),
  );
  return { graph, pictures };
};

let built: Promise<Site> | undefined;

/** The whole site, related once per build; anew for each page in development, where content changes. */
export const getSite = (): Promise<Site> => {
  if (import.meta.env.DEV) return load();
  built ??= load();
  return built;
};
