import { parentPort } from 'node:worker_threads';
import { relateAll } from '../graph/relate.ts';
import { openKeptTerms } from '../records/kept-records.ts';
import type { RelatedIds, RelateJob } from './relate-beside.ts';

/** Answers a job with what is related. */
parentPort?.once('message', ({ cache, articles, linked }: RelateJob) => {
  const terms = openKeptTerms(cache);
  const pieces = articles.map(({ key, ...article }) => ({
    ...article,
    body: {
      get terms() {
        return terms.read(key);
      },
    },
  }));
  const ids: RelatedIds = new Map(
    [...relateAll(pieces, linked)].map(([id, near]) => [id, near.map((piece) => piece.id)]),
  );
  terms.close();
  parentPort?.postMessage(ids);
});
