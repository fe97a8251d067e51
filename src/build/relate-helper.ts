import { relateAll, toRelatedIds, type RelatedIds } from '../graph/relate.ts';
import { openKeptTerms, unlessLost } from '../records/kept-records.ts';
import { help } from '../records/helper.ts';
import type { TermCounts } from '../records/terms.ts';
import type { RelateJob, TermsJob } from './relate-beside.ts';

/** By key, what was read before it was known which of it is related. */
const read = new Map<string, TermCounts>();

/** Reads terms ahead. What is not kept yet, or broken, is left for when it is asked for. */
const readTerms = ({ cache, keys }: TermsJob): 'read' => {
  const kept = openKeptTerms(cache);
  for (const key of keys) {
    const terms = kept.find(key);
    if (terms) read.set(key, terms);
  }
  kept.close();
  return 'read';
};

/** What is related; `lost` where the cache was broken, which is mended then. */
const relate = ({ cache, articles, linked }: RelateJob): RelatedIds | 'lost' =>
  unlessLost(openKeptTerms(cache), (readKept) => {
    const pieces = articles.map(({ key, ...article }) => ({
      ...article,
      body: {
        get terms() {
          return read.get(key) ?? readKept(key);
        },
      },
    }));
    return toRelatedIds(relateAll(pieces, linked));
  });

help((job: TermsJob | RelateJob) => Promise.resolve('keys' in job ? readTerms(job) : relate(job)));
