import type { UnreadableArticle } from './article.ts';
import { findContent, readOwnBytes, type FoundContent } from './find-content.ts';
import { isCurrent, toRecordKey, type KeptRecords } from './kept-records.ts';
import { makeAllRecordTexts, type RecordJob } from './make-record-texts.ts';
import { mapInBatches } from './map-in-batches.ts';
import { lookAtContent } from './pictures.ts';
import type { Problem } from './problem.ts';
import type { RecordResult } from './read-record.ts';
import { readSource } from './read-source.ts';
import { toRecords, type Records } from './records.ts';

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
  /** What is new has been kept, and other programs may read it; nothing else has been read by then. */
  readonly made?: () => void;
}

/**
 * Reads all content that was `found` below `root`: the records that could be made, and the problems of every single file.
 * What is `kept` already is not made again, and what is made is kept. Records read their long parts from there: close it
 * when they are done with.
 */
export const readContent = async (
  root: string,
  kept: KeptRecords,
  told: ReadingProgress = {},
  found?: FoundContent,
): Promise<Content> => {
  const { files, problems: strays, pipelineDigest, ...first } = found ?? (await findContent(root));
  // Before programs beside this one ask what they are.
  await lookAtContent(root);
  const keys = new Map(first.keys);
  const toJob = (file: string): RecordJob | undefined => {
    const bytes = readOwnBytes(root, file);
    // It may have changed since it was found.
    if (bytes) keys.set(file, toRecordKey(pipelineDigest, file, bytes));
    return bytes && { root, file, bytes };
  };
  let count = 0;
  const make = async (those: readonly string[]): Promise<void> => {
    await makeAllRecordTexts(those, toJob, (file, texts) => {
      kept.keep(keys.get(file) ?? '', texts);
      told.step?.();
      if (++count % savedAtOnce === 0) kept.save();
    });
    kept.save();
  };
  const missing = new Set([...keys].flatMap(([file, key]) => (kept.has(key) ? [] : [file])));
  told.start?.(missing.size, keys.size - missing.size);
  await make([...missing]);
  told.made?.();
  const known = new Map<string, RecordResult>();
  const stale: string[] = [];
  for (const [file, key] of keys) {
    const result = kept.find(key);
    if (result && (missing.has(file) || (await isCurrent(root, result)))) known.set(file, result);
    else stale.push(file);
  }
  if (stale.length > 0) {
    told.start?.(missing.size + stale.length, known.size - missing.size);
    await make(stale);
  }
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
  return readRecord(root, file, readSource(root, file));
};

/** New records wait for the disk in memory, and a build that breaks off loses no more than these. */
const savedAtOnce = 500;
