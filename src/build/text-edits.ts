import { readFile } from 'node:fs/promises';
import { now } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { findNeighbours } from '../graph/neighbours.ts';
import { toRelatedIds } from '../graph/relate.ts';
import { digestStructure, leadsTo } from '../graph/structure.ts';
import type { Article } from '../records/article.ts';
import { isArticleFile } from '../records/content-path.ts';
import type { FoundContent } from '../records/find-content.ts';
import type { KeptRecords } from '../records/kept-records.ts';
import { toArticleShape, toNamelessShape } from '../records/record-shape.ts';
import { toTermText } from '../records/terms.ts';
import { writeWhole } from '../support/whole-file.mjs';
import { textsMark, type TextEdits } from '../views/route.ts';
import type { EditionPaths } from './edition-files.ts';
import type { PlannedPath } from './edition-plan.ts';
import { digestInputs, readStanding } from './standing.ts';

/** What an edition was made of, as far as it takes to tell that another one differs from it by what some articles say. */
interface Sources {
  /** The digest of all that was read. */
  readonly inputs: string;
  /** By file, where in the cache its record lies. */
  readonly keys: Readonly<Record<string, string>>;
  /** By article id, the ids of what is related to it. */
  readonly related: Readonly<Record<string, readonly string[]>>;
  /** The digest of how all records hang together. */
  readonly structure: string;
  /** The routes whose pages show no text, by their components. */
  readonly textless: readonly string[];
}

/** Articles whose files are others than in the last edition, where all else that is read is the same. */
export interface EditedFiles {
  readonly last: Sources;
  readonly files: readonly string[];
}

/** More of them are no correction. */
const mostFiles = 100;

const sourcesFile = ({ manifest }: EditionPaths): string =>
  manifest.replace(/\.json$/, '-sources.json');

/** To be written once the edition that was made of it stands. */
export const writeSources = (
  paths: EditionPaths,
  keys: FoundContent['keys'],
  graph: Pick<Graph, 'related'>,
  rest: Pick<Sources, 'inputs' | 'structure' | 'textless'>,
): void => {
  const related = Object.fromEntries(toRelatedIds(graph.related));
  const sources: Sources = { ...rest, keys: Object.fromEntries(keys), related };
  writeWhole(sourcesFile(paths), JSON.stringify(sources));
};

const readSources = async (paths: EditionPaths): Promise<Sources | undefined> => {
  try {
    return JSON.parse(await readFile(sourcesFile(paths), 'utf8')) as Sources;
  } catch {
    return undefined;
  }
};

/** Finds the articles that alone are others than in the last edition; `undefined` where more is, or there is none. */
export const findEditedFiles = async (
  root: string,
  paths: EditionPaths,
  code: string,
  found: FoundContent,
): Promise<EditedFiles | undefined> => {
  const standing = await readStanding(paths, now);
  const last = standing && (await readSources(paths));
  if (last?.inputs !== standing?.inputs || !last) return undefined;
  const files = [...found.keys].flatMap(([file, key]) => (last.keys[file] === key ? [] : [file]));
  if (files.length === 0 || files.length > mostFiles) return undefined;
  if (!files.every(isArticleFile)) return undefined;
  const keys = new Map(found.files.map((file) => [file, last.keys[file] ?? '']));
  const before = digestInputs(root, code, { ...found, keys });
  return before === last.inputs ? { last, files } : undefined;
};

/** Whether something that can be told of a kept record is what it was, for each of the edited files. */
const isSameOfEach = (
  { last, files }: EditedFiles,
  keys: FoundContent['keys'],
  tell: (key: string) => string | undefined,
): boolean =>
  files.every((file) => {
    const before = tell(last.keys[file] ?? '');
    return before !== undefined && before === tell(keys.get(file) ?? '');
  });

/** What of the edited files has changed: their words alone, or besides these only their titles and summaries. */
export type Extent = 'texts' | 'names';

/** `undefined` where more has changed. The new records have to be in `kept`. */
export const findExtent = (
  edited: EditedFiles,
  keys: FoundContent['keys'],
  kept: KeptRecords,
): Extent | undefined => {
  const isSame = (tell: (article: Article) => string): boolean =>
    isSameOfEach(edited, keys, (key) => {
      const record = kept.find(key)?.record;
      return record?.type === 'articles' ? tell(record.value) : undefined;
    });
  if (isSame(toArticleShape)) return 'texts';
  return isSame(toNamelessShape) ? 'names' : undefined;
};

/** Whether what each edited text is about is what it was, to the last term: then all is related as it was. */
export const areTermsSame = (
  edited: EditedFiles,
  keys: FoundContent['keys'],
  kept: KeptRecords,
): boolean =>
  isSameOfEach(edited, keys, (key) => {
    const terms = kept.find(key)?.record?.value.body.terms;
    return terms && toTermText(terms);
  });

/** The files of the texts that lead to some articles: what these say may stand beside them. */
const findLeading = (graph: Graph, isEdited: TextEdits['isEdited']): string[] => [
  ...graph.articles
    .filter((article) => leadsTo(findNeighbours(graph, article), isEdited))
    .map(({ file }) => file),
  ...[...graph.mentions].flatMap(([file, mentions]) => (leadsTo(mentions, isEdited) ? [file] : [])),
];

/** What is related may have changed anywhere. */
const toTextEdits = ({ last, files }: EditedFiles, extent: Extent, graph: Graph): TextEdits => {
  const edited = new Set(files);
  const isEdited: TextEdits['isEdited'] = ({ file }) => edited.has(file);
  const changed =
    extent === 'texts' ? edited : new Set([...files, ...findLeading(graph, isEdited)]);
  return {
    isEdited,
    isChanged: ({ file }) => changed.has(file),
    isRelatedAnew: ({ id }) => {
      const before = last.related[id] ?? [];
      const near = graph.related.get(id) ?? [];
      return (
        near.length !== before.length ||
        near.some((each, i) => each.id !== before[i] || (extent === 'names' && isEdited(each)))
      );
    },
  };
};

/** What alone is not as it was in the last edition. */
export interface Change {
  readonly extent: Extent;
  readonly edits: TextEdits;
  /** The routes whose pages show no text: where texts alone have changed, these stand as they are. */
  readonly textless: readonly string[];
}

/**
 * How all records hang together, and what has changed, where that is as it was: a title may have led other texts elsewhere.
 * Of words it is known that no graph looks at them.
 */
export const compareGraph = (
  edited: EditedFiles | undefined,
  extent: Extent | undefined,
  graph: Graph,
): { readonly structure: string; readonly change: Change | undefined } => {
  if (!edited || !extent) return { structure: digestStructure(graph), change: undefined };
  const { structure: before, textless } = edited.last;
  const structure = extent === 'texts' ? before : digestStructure(graph);
  const isSame = structure === before;
  return {
    structure,
    change: isSame ? { extent, edits: toTextEdits(edited, extent, graph), textless } : undefined,
  };
};

/** The routes all of whose pages have a key, and none a text. */
export const findTextless = (pages: readonly PlannedPath[]): string[] => {
  const all = new Set(pages.map(({ route }) => route.component));
  for (const { route, cacheKey } of pages)
    if (cacheKey?.includes(textsMark) ?? true) all.delete(route.component);
  return [...all];
};
