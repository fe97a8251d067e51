import { now } from '../config.ts';
import { buildGraph, type Graph } from '../graph/build-graph.ts';
import {
  relateAll,
  relateLate,
  toRelated,
  toRelatedIds,
  type Relate,
  type RelatedIds,
} from '../graph/relate.ts';
import { liveContent } from '../records/live-content.ts';
import { readPictures, type Pictures } from '../records/pictures.ts';
import { findPublicFiles } from '../records/public-files.ts';
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

/** Above as many articles, finding what is related takes longer than a writer should wait for a page. */
const many = 1000;

let near: RelatedIds | undefined;

/** Finds related pieces; in a large archive once, for as long as the server runs. */
const relate: Relate = (articles, linked) =>
  articles.length < many
    ? relateLate(articles, linked)
    : () => toRelated(articles, (near ??= toRelatedIds(relateAll(articles, linked))));

let known: { readonly version: string; readonly site: Site } | undefined;

/** The site as it is while somebody writes: made anew when the content of the project at `root` has changed. */
export const readSite = async (root: string, cache: string): Promise<Site> => {
  const results = await liveContent().read();
  const publicFiles = await findPublicFiles(root);
  const version = JSON.stringify([liveContent().version(), publicFiles]);
  if (known?.version === version) return known.site;
  const pictures = await readPictures(root, cache);
  const records = toRecords([...results.values()].flatMap(({ record }) => record ?? []));
  const { graph } = buildGraph(records, { now, publicFiles, preview: true, relate });
  const site = { graph, pictures, root, cache };
  known = { version, site };
  return site;
};
