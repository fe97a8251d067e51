import { relateAll, toRelatedIds, type RelatedIds } from '../graph/relate.ts';
import { openKeptTerms, unlessLost } from '../records/kept-records.ts';
import { help } from '../records/helper.ts';
import type { RelateJob } from './relate-beside.ts';

/** What is related; `lost` where the cache was broken, which is mended then. */
const relate = ({ cache, articles, linked }: RelateJob): RelatedIds | 'lost' =>
  unlessLost(openKeptTerms(cache), (read) => {
    const pieces = articles.map(({ key, ...article }) => ({
      ...article,
      body: {
        get terms() {
          return read(key);
        },
      },
    }));
    return toRelatedIds(relateAll(pieces, linked));
  });

help((job: RelateJob) => Promise.resolve(relate(job)));
