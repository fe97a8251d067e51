import { now } from '../config.ts';
import { buildGraph, type Graph } from '../graph/build-graph.ts';
import { manyArticles, relateLate, toRelated, type Relate } from '../graph/relate.ts';
import { liveContent } from '../records/live-content.ts';
import { readPictures, type Pictures } from '../records/pictures.ts';
import { findPublicFiles } from '../records/public-files.ts';
import { toRecords } from '../records/records.ts';
import type { TextEdits } from './route.ts';

/** All that the pages are made of. */
export interface Site {
  readonly graph: Graph;
  readonly pictures: Pictures;
  /** Where related pieces are found on the side: they may be asked for once this has settled. */
  readonly related?: (() => Promise<void>) | undefined;
  /** Where nothing else has changed since the last edition: pages that stand as they are have no key then. */
  readonly edits?: TextEdits | undefined;
  /** The project's folder, and the one where builds keep what they need not make twice. */
  readonly root: string;
  readonly cache: string;
}

/** In a large archive, src/build/dev-related.ts has found what is related, or will have. */
const relate: Relate = (articles, linked) =>
  articles.length < manyArticles ? relateLate(articles, linked) : () => new Map();

/** The same graph in another object, for whoever remembers what he made of it, with what is related by now. */
const renew = (graph: Graph): Graph => {
  const renewed = Object.defineProperties({}, Object.getOwnPropertyDescriptors(graph)) as Graph;
  const { articles } = graph;
  if (articles.length < manyArticles) return renewed;
  let related: Graph['related'] | undefined;
  return Object.defineProperty(renewed, 'related', {
    get: () => (related ??= toRelated(articles, liveContent().related() ?? new Map())),
  });
};

let known: { readonly version: string; readonly shape: string; readonly site: Site } | undefined;

/** The site as it is while somebody writes: made anew when the content of the project at `root` has changed. */
export const readSite = async (root: string, cache: string): Promise<Site> => {
  const live = liveContent();
  const results = await live.read();
  const publicFiles = findPublicFiles(root);
  const version = JSON.stringify([live.version(), publicFiles]);
  if (known?.version === version) return known.site;
  const pictures = await readPictures(root);
  const shape = JSON.stringify([live.shape(), publicFiles]);
  const graph =
    known?.shape === shape
      ? known.site.graph
      : buildGraph(toRecords([...results.values()].flatMap(({ record }) => record ?? [])), {
          ...{ now, publicFiles, preview: true, relate },
        }).graph;
  const site = { graph: renew(graph), pictures, root, cache };
  known = { version, shape, site };
  return site;
};
