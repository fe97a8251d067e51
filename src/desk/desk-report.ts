import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import type { Problem } from '../records/problem.ts';
import type { Records } from '../records/records.ts';
import type { DeskList } from './desk-list.ts';
import { listBarePictures, listLongHeadlines } from './form-lists.ts';
import { listReadMores, listSuperseded } from './later-pieces.ts';
import { listOrphans, listSilentThreads } from './lone-pieces.ts';
import { buildNearest } from './nearness.ts';
import { listOutsideLinks } from './outside-links.ts';
import { findNextBuild, listDrafts, listScheduled, type NextBuild } from './schedule.ts';
import { listTagPairs } from './tag-pairs.ts';

/** What an editor may want to know of the whole archive. */
export interface DeskReport {
  /** How many pieces are out. */
  readonly published: number;
  readonly lists: readonly DeskList[];
  readonly nextBuild: NextBuild | undefined;
}

/**
 * Looks through a whole archive.
 *
 * @param records Drafts and pieces that are held back included.
 * @param problems The checker's.
 * @param now Milliseconds since 1970.
 */
export const toDeskReport = (
  graph: Graph,
  { articles }: Records,
  problems: readonly Problem[],
  now: number,
): DeskReport => {
  const nearest = buildNearest(graph.articles);
  return {
    published: graph.articles.length,
    nextBuild: findNextBuild(articles, settings.letters, now),
    lists: [
      listReadMores(graph, nearest),
      listSuperseded(graph, nearest),
      listOrphans(graph),
      listSilentThreads(graph, now),
      listTagPairs(graph),
      listBarePictures(graph.articles),
      listLongHeadlines(graph.articles),
      listOutsideLinks(graph, problems),
      listScheduled(articles, now),
      listDrafts(articles),
    ],
  };
};
