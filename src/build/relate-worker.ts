import { parentPort } from 'node:worker_threads';
import { relateAll } from '../graph/relate.ts';
import { LostRecord, openKeptTerms } from '../records/kept-records.ts';
import type { RelatedIds, RelateJob } from './relate-beside.ts';

const relate = ({ cache, articles, linked }: RelateJob): RelatedIds | 'lost' => {
  const terms = openKeptTerms(cache);
  const pieces = articles.map(({ key, ...article }) => ({
    ...article,
    body: {
      get terms() {
        return terms.read(key);
      },
    },
  }));
  try {
    const related = relateAll(pieces, linked);
    return new Map([...related].map(([id, near]) => [id, near.map((piece) => piece.id)]));
  } catch (error) {
    if (!(error instanceof LostRecord)) throw error;
    terms.save();
    return 'lost';
  } finally {
    terms.close();
  }
};

/** Answers a job with what is related; with `lost` where the cache was broken, which it has mended then. */
parentPort?.once('message', (job: RelateJob) => parentPort?.postMessage(relate(job)));
