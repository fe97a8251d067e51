import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { buildGraph } from '../graph/build-graph.ts';
import { byPlace, type Problem } from '../records/problem.ts';
import { readContent } from '../records/read-content.ts';

/** What the checker found, and how much it looked at. */
export interface CheckResult {
  /** Sorted by file, line and column. */
  readonly problems: readonly Problem[];
  /** How many articles could be read. */
  readonly articles: number;
}

const findPublicFiles = async (root: string): Promise<string[]> => {
  const entries = await readdir(join(root, 'public'), { recursive: true }).catch(
    (): string[] => [],
  );
  return entries.map((name) => name.split(sep).join('/'));
};

/** Every problem in the content below `root`, all at once. `now`, in milliseconds since 1970, decides what is held back. */
export const checkContent = async (root: string, now: number): Promise<CheckResult> => {
  const { records, unreadable, problems } = await readContent(root);
  const { problems: graphProblems } = buildGraph(records, {
    now,
    unreadable,
    publicFiles: await findPublicFiles(root),
  });
  return {
    problems: [...problems, ...graphProblems].sort(byPlace),
    articles: records.articles.length,
  };
};
