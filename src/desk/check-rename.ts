import { posix } from 'node:path';
import { buildGraph, type Graph } from '../graph/build-graph.ts';
import { applyEdits } from '../records/edit-text.ts';
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

/** All that a text shows and leads to, whatever it is typed like: a rename changes nothing of it. */
const toOutline = (graph: Graph, records: Records): ReadonlyMap<string, string> => {
  const texts = [records.articles, records.authors, records.threads, records.pages].flat();
  return new Map(
    texts.map(({ file, body }) => {
      const { readMores, links } = graph.mentions.get(file) ?? { readMores: [], links: [] };
      const outline = {
        readMores: readMores.map((targets) => targets.map(({ id }) => id)),
        links: links.map(({ article, href = '' }) => [article?.id ?? href, href.split('#')[1]]),
        images: body.images.map(({ alt, caption }) => [alt, caption]),
        headings: body.headings.length,
      };
      return [file, JSON.stringify(outline)];
    }),
  );
};

/** What would be wrong after a rename and was not before: where there is anything, it must not be done. */
export interface RenameFaults {
  readonly problems: readonly Problem[];
  /** Files that would show or lead to something else. */
  readonly changed: readonly string[];
}

/** @param sourceOf The plain source of a content file. */
export const findRenameFaults = async (
  root: string,
  { records, problems }: Content,
  { move, pictures, edits, article, title }: RenamePlan,
  around: { readonly now: number; readonly publicFiles: readonly string[] },
  sourceOf: (file: string) => string,
): Promise<RenameFaults> => {
  const toNew = (file: string): string => (file === move.from ? move.to : file);
  const results = await Promise.all(
    [...edits].map(([file, each]) =>
      readRecord(root, toNew(file), { file: toNew(file), text: applyEdits(sourceOf(file), each) }),
    ),
  );
  const made = toRecords(results.flatMap(({ record }) => record ?? []));
  const after = merge(without(records, new Set(edits.keys())), made);
  const [old, now] = [buildGraph(records, around), buildGraph(after, around)];
  const toKey = ({ file, rule, message }: Problem): string =>
    [toNew(file), rule, message].join('\n');
  const known = new Set([...problems, ...old.problems].map(toKey));
  const found = [...results.flatMap((result) => result.problems), ...now.problems];
  // The pictures move when all else has been looked at.
  const isAwaited = ({ rule, message }: Problem): boolean =>
    rule === 'image/missing' &&
    pictures.some(({ to }) => message.includes(`${posix.basename(to)}"`));
  const [before, afterwards] = [toOutline(old.graph, records), toOutline(now.graph, after)];
  const isTitled = after.articles.some(
    ({ id, title: read }) => id === article.id && read === title,
  );
  return {
    problems: found.filter((problem) => !known.has(toKey(problem)) && !isAwaited(problem)),
    changed: [
      ...[...before]
        .filter(([file, outline]) => afterwards.get(toNew(file)) !== outline)
        .map(([file]) => file),
      ...(isTitled ? [] : [move.from]),
    ],
  };
};
