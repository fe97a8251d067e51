import { readFileSync, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { UnreadableArticle } from './article.ts';
import { compareText } from './compare-text.ts';
import { findStrayLinks } from './content-links.ts';
import { digestPipeline, isCurrent, toRecordKey, type KeptRecords } from './kept-records.ts';
import { makeAllRecordTexts, type RecordJob } from './make-record-texts.ts';
import { mapInBatches } from './map-in-batches.ts';
import type { Problem } from './problem.ts';
import type { RecordResult } from './read-record.ts';
import { readSource } from './read-source.ts';
import { toRecords, type Records } from './records.ts';

/** Endings that are not `.md` make no record; but a file that has one was meant to be read, and is told of. */
const isMarkdown = /\.(?:md|mdx|markdown)$/i;

/** What is not content: hidden files and folders, those whose name begins with `_`, and READMEs. */
const isNote = /(?:^|[\\/])(?:[_.]|README\.md$)/i;

interface ContentFiles {
  readonly files: readonly string[];
  /** Of links that are not followed. */
  readonly problems: readonly Problem[];
}

const listContent = async (root: string): Promise<ContentFiles> => {
  const entries = await readdir(join(root, 'content'), {
    ...{ recursive: true, withFileTypes: true },
  }).catch((): Dirent[] => []);
  const all = entries
    .map((entry) => ({
      entry,
      file: relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'),
    }))
    .filter(({ file }) => !isNote.test(file.slice('content/'.length)));
  const strays = await findStrayLinks(root, all, (file) => isMarkdown.test(file));
  return {
    files: all
      .map(({ file }) => file)
      .filter((file) => isMarkdown.test(file) && !strays.has(file))
      .sort(compareText),
    problems: [...strays.values()],
  };
};

/**
 * The Markdown files below `content/`, relative to `root`, with forward slashes, sorted; none by a link that leads
 * out of it.
 */
export const findContentFiles = async (root: string): Promise<readonly string[]> =>
  (await listContent(root)).files;

/** All content as it was read from the disk. */
export interface Content {
  readonly records: Records;
  /** The articles whose files hold a mistake that keeps them from being records. */
  readonly unreadable: readonly UnreadableArticle[];
  /** Of every single file; what only shows between files is the graph's to tell. */
  readonly problems: readonly Problem[];
}

/** Who hears how reading gets on: how many files are to be read and how many are known, and of each that was. */
export interface ReadingProgress {
  readonly start?: (planned: number, known: number) => void;
  readonly step?: () => void;
}

/**
 * Reads all content below `root`: the records that could be made, and the problems of every single file. What is
 * `kept` already is not made again, and what is made is kept. Records read their long parts from there: close it
 * when they are done with.
 */
export const readContent = async (
  root: string,
  kept: KeptRecords,
  told: ReadingProgress = {},
): Promise<Content> => {
  const { files, problems: strays } = await listContent(root);
  const pipelineDigest = await digestPipeline(root);
  const keys = new Map<string, string>();
  const known = new Map<string, RecordResult>();
  const jobs: RecordJob[] = [];
  for (const file of files) {
    const bytes = readBytes(join(root, file));
    if (!bytes) continue;
    const key = toRecordKey(pipelineDigest, file, bytes);
    keys.set(file, key);
    const result = kept.find(key);
    if (result && (await isCurrent(root, result))) known.set(file, result);
    else jobs.push({ root, file, bytes });
  }
  told.start?.(jobs.length, known.size);
  let made = 0;
  await makeAllRecordTexts(jobs, ({ file }, texts) => {
    kept.keep(keys.get(file) ?? '', texts);
    told.step?.();
    if (++made % savedAtOnce === 0) kept.save();
  });
  kept.save(new Set(keys.values()));
  const results = await mapInBatches(
    files,
    async (file) =>
      known.get(file) ?? kept.find(keys.get(file) ?? '') ?? (await readAnew(root, file)),
  );
  return {
    records: toRecords(results.flatMap(({ record }) => (record ? [record] : []))),
    unreadable: results.flatMap(({ unreadable }) => unreadable ?? []),
    problems: [...strays, ...results.flatMap(({ problems }) => problems)],
  };
};

/** A file whose bytes could not be read tells why. */
const readAnew = async (root: string, file: string): Promise<RecordResult> => {
  const { readRecord } = await import('./read-record.ts');
  return readRecord(root, file, await readSource(join(root, file), file));
};

/** New records wait for the disk in memory, and a build that breaks off loses no more than these. */
const savedAtOnce = 500;

const readBytes = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};
