import { buildGraph } from '../graph/build-graph.ts';
import type { Problem } from '../records/problem.ts';
import type { Content } from '../records/read-content.ts';
import { readRecord } from '../records/read-record.ts';
import { toRecords, type Records } from '../records/records.ts';
import type { RenamePlan } from './plan-rename.ts';

const without = (records: Records, files: ReadonlySet<string>): Records => {
  const stays = ({ file }: { readonly file: string }) => !files.has(file);
  return {
    articles: records.articles.filter(stays),
    authors: records.authors.filter(stays),
    threads: records.threads.filter(stays),
    pages: records.pages.filter(stays),
    letters: records.letters,
  };
};

const merge = (a: Records, b: Records): Records => ({
  articles: [...a.articles, ...b.articles],
  authors: [...a.authors, ...b.authors],
  threads: [...a.threads, ...b.threads],
  pages: [...a.pages, ...b.pages],
  letters: [...a.letters, ...b.letters],
});

/** What the checker would find after a renaming, and did not before: where there is anything, it must not be done. */
export const findNewProblems = async (
  root: string,
  { records, problems }: Content,
  { move, pictures, texts }: RenamePlan,
  around: { readonly now: number; readonly publicFiles: readonly string[] },
): Promise<readonly Problem[]> => {
  const results = await Promise.all(
    [...texts].map(([file, text]) => readRecord(root, file, { file, text })),
  );
  const made = toRecords(results.flatMap(({ record }) => record ?? []));
  const after = merge(without(records, new Set([...texts.keys(), move.from])), made);
  const toKey = ({ file, rule, message }: Problem): string =>
    [file === move.from ? move.to : file, rule, message].join('\n');
  const known = new Set([...problems, ...buildGraph(records, around).problems].map(toKey));
  const found = [
    ...results.flatMap((result) => result.problems),
    ...buildGraph(after, around).problems,
  ];
  return found.filter(
    (problem) =>
      !known.has(toKey(problem)) &&
      // The pictures move when all else has been looked at.
      !(problem.rule === 'image/missing' && pictures.length > 0 && problem.file === move.to),
  );
};
