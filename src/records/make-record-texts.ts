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
 * back when they end. `toJob` is asked for each file when its turn has come, so that an archive's bytes need not be in
 * memory at once; a file without a job is left out. `use` is given each as soon as it is there, in no order. Rejects where a
 * program breaks off.
 */
export const makeAllRecordTexts = async (
  files: readonly string[],
  toJob: (file: string) => RecordJob | undefined,
  use: (file: string, texts: RecordTexts) => void,
): Promise<void> => {
  let next = 0;
  const takeJobs = (): RecordJob[] =>
    files.slice(next, (next += handful)).flatMap((file) => toJob(file) ?? []);
  const work = async (
    make: (jobs: readonly RecordJob[]) => Promise<readonly RecordTexts[]>,
  ): Promise<void> => {
    while (next < files.length) {
      const jobs = takeJobs();
      const texts = await make(jobs);
      jobs.forEach(({ file }, i) => {
        const made = texts[i];
        if (made) use(file, made);
      });
    }
  };
  if (files.length < fewest) {
    await work((jobs) => Promise.all(jobs.map(makeRecordTexts)));
    return;
  }
  const workBeside = async (): Promise<void> => {
    const program = new URL('./record-helper.ts', import.meta.url);
    const helper = openHelper<readonly RecordJob[], readonly RecordTexts[]>(
      program,
      'What reads content',
    );
    try {
      await work(helper.ask);
    } finally {
      helper.close();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, workBeside));
};
