import { settings } from '../config.ts';
import { buildGraph, type Graph } from '../graph/build-graph.ts';
import { findNextDue, type Due } from '../graph/next-due.ts';
import type { Relate } from '../graph/relate.ts';
import { toCacheFolder } from '../support/cache-folder.ts';
import { findSocialLetterProblems } from './social-letters.ts';
import type { FoundContent } from '../records/find-content.ts';
import { openKeptRecords, type KeptRecords } from '../records/kept-records.ts';
import { byPlace, type Problem } from '../records/problem.ts';
import { listPublic } from '../records/public-files.ts';
import { findPublicPictureProblems } from '../records/public-pictures.ts';
import { readContent, type ReadingProgress } from '../records/read-content.ts';
import type { Records } from '../records/records.ts';

/** What the checker found, and how much it looked at. */
export interface CheckResult {
  /** Sorted by file, line and column. */
  readonly problems: readonly Problem[];
  /** How many articles could be read. */
  readonly articles: number;
}

/** How content is read and related. */
export interface ReadGraphOptions {
  readonly told?: ReadingProgress;
  readonly found?: FoundContent;
  readonly relate?: Relate;
}

/** All content, related. */
export interface ReadGraph {
  readonly records: Records;
  readonly graph: Graph;
  readonly checked: CheckResult;
  /** When more of it comes out, or an article stops taking letters. */
  readonly nextDue: Due | undefined;
}

/**
 * All content below `root`, related, and what is wrong with it. `now`, in milliseconds since 1970, decides what is
 * held back. Its texts are read from `kept`.
 */
export const readGraph = async (
  root: string,
  now: number,
  kept: KeptRecords,
  { told, found, relate }: ReadGraphOptions = {},
): Promise<ReadGraph> => {
  const publicFiles = listPublic(root);
  const { records, unreadable, problems } = await readContent(root, kept, told, found);
  const pictureProblems = await findPublicPictureProblems(root, publicFiles.files);
  const { graph, problems: graphProblems } = buildGraph(records, {
    now,
    unreadable,
    publicFiles: publicFiles.files,
    ...(relate && { relate }),
  });
  return {
    records,
    graph,
    checked: {
      problems: [
        ...problems,
        ...publicFiles.problems,
        ...pictureProblems,
        ...findSocialLetterProblems(records),
        ...graphProblems,
      ].sort(byPlace),
      articles: records.articles.length,
    },
    nextDue: findNextDue(records.articles, settings.letters, now),
  };
};

/** Every problem in the content below `root`, all at once. */
export const checkContent = async (root: string, now: number): Promise<CheckResult> => {
  const kept = openKeptRecords(toCacheFolder(root));
  try {
    return (await readGraph(root, now, kept)).checked;
  } finally {
    kept.close();
  }
};
