import { relateAll, toRelatedIds, type RelatedIds } from '../graph/relate.ts';
import { LostRecord, openKeptTerms } from '../records/kept-records.ts';
import { help } from './helper.ts';
import type { RelateJob } from './relate-beside.ts';

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
    return toRelatedIds(relateAll(pieces, linked));
  } catch (error) {
    if (!(error instanceof LostRecord)) throw error;
    terms.save();
    return 'lost';
  } finally {
    terms.close();
  }
};

help((job: RelateJob) => Promise.resolve(relate(job)));
