import { relateAll } from '../graph/relate.ts';
import { LostRecord, openKeptTerms } from '../records/kept-records.ts';
import { help } from './helper.ts';
import type { RelatedIds, RelateJob } from './relate-beside.ts';

/** What is related; `lost` where the cache was broken, which is mended then. */
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

help((job: RelateJob) => Promise.resolve(relate(job)));
