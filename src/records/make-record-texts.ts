import { availableParallelism } from 'node:os';
import { openHelper } from './helper.ts';
import { toRecordTexts, type RecordTexts } from './kept-records.ts';
import { decodeSource } from './read-source.ts';

/** A file to make a record of. */
export interface RecordJob {
  readonly root: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

export const makeRecordTexts = async ({ root, file, bytes }: RecordJob): Promise<RecordTexts> => {
  // All of Markdown hangs on it, which a build that reads nothing anew has no use for.
  const { readRecord } = await import('./read-record.ts');
  return toRecordTexts(await readRecord(root, file, decodeSource(file, bytes)));
};

/** Fewer files than these are read sooner than a program has started. */
const fewest = 150;

/** How many files a program is handed at a time: few, so that all of them end at the same time. */
const handful = 24;

/**
 * Makes the records of many files, on all processors where there are many: in programs of their own, whose memory is given
 * back when they end. `use` is given each as soon as it is there, in no order. Rejects where a program breaks off.
 */
export const makeAllRecordTexts = async (
  jobs: readonly RecordJob[],
  use: (job: RecordJob, texts: RecordTexts) => void,
): Promise<void> => {
  if (jobs.length < fewest) {
    for (const job of jobs) use(job, await makeRecordTexts(job));
    return;
  }
  let next = 0;
  const work = async (): Promise<void> => {
    const helper = openHelper<readonly RecordJob[], readonly RecordTexts[]>(
      new URL('./record-helper.ts', import.meta.url),
      'What reads content',
    );
    try {
      while (next < jobs.length) {
        const batch = jobs.slice(next, (next += handful));
        const texts = await helper.ask(batch);
        batch.forEach((job, i) => {
          const made = texts[i];
          if (made) use(job, made);
        });
      }
    } finally {
      helper.close();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
};
