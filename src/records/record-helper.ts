import { parentPort } from 'node:worker_threads';
import { makeRecordTexts, type RecordJob } from './make-record-texts.ts';

/** Answers a list of jobs with the list of what was made of them. */
parentPort?.on('message', (jobs: readonly RecordJob[]) => {
  void Promise.all(jobs.map(makeRecordTexts)).then((texts) => parentPort?.postMessage(texts));
});
