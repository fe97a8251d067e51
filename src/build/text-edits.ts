import { readFile } from 'node:fs/promises';
import { now } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { toRelatedIds } from '../graph/relate.ts';
import { isArticleFile } from '../records/content-path.ts';
import type { FoundContent } from '../records/find-content.ts';
import type { KeptRecords } from '../records/kept-records.ts';
import { toShape } from '../records/record-shape.ts';
import { toTermText } from '../records/terms.ts';
import { writeWhole } from '../records/write-whole.ts';
import { textsMark, type TextEdits } from '../views/route.ts';
import type { EditionPaths } from './edition-files.ts';
import type { PlannedPath } from './edition-plan.ts';
import { digestInputs, readStanding } from './standing.ts';

/** What an edition was made of, as far as it takes to tell that another one differs from it by texts alone. */
interface Sources {
  /** The digest of all that was read. */
  readonly inputs: string;
  /** By file, where in the cache its record lies. */
  readonly keys: Readonly<Record<string, string>>;
  /** By article id, the ids of what is related to it. */
  readonly related: Readonly<Record<string, readonly string[]>>;
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
  inputs: string,
  keys: FoundContent['keys'],
  graph: Pick<Graph, 'related'>,
  textless: readonly string[],
): Promise<void> => {
  const related = Object.fromEntries(toRelatedIds(graph.related));
  const sources: Sources = { inputs, keys: Object.fromEntries(keys), related, textless };
  return writeWhole(sourcesFile(paths), JSON.stringify(sources));
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
  const before = await digestInputs(root, code, { ...found, keys });
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

/** Whether nothing but the words of the edited files has changed. Their new records have to be in `kept`. */
export const areTextsAlone = (
  edited: EditedFiles,
  keys: FoundContent['keys'],
  kept: KeptRecords,
): boolean =>
  isSameOfEach(edited, keys, (key) => {
    const record = kept.find(key)?.record;
    return record?.type === 'articles' ? toShape(record) : undefined;
  });

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

/** How an edition differs from the last one, where it does by texts alone. What is related may have changed anywhere. */
export const toTextEdits = (
  { last, files }: EditedFiles,
  graph: Pick<Graph, 'related'>,
): TextEdits => {
  const edited = new Set(files);
  return {
    isEdited: ({ file }) => edited.has(file),
    isRelatedAnew: ({ id }) => {
      const before = last.related[id] ?? [];
      const near = graph.related.get(id) ?? [];
      return near.length !== before.length || near.some((each, i) => each.id !== before[i]);
    },
  };
};

/** The routes all of whose pages have a key, and none a text. */
export const findTextless = (pages: readonly PlannedPath[]): string[] => {
  const all = new Set(pages.map(({ route }) => route.component));
  for (const { route, cacheKey } of pages)
    if (cacheKey?.includes(textsMark) ?? true) all.delete(route.component);
  return [...all];
};
