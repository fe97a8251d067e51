import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { relateAll, toRelatedIds, type RelatedIds } from '../graph/relate.ts';
import { help } from '../records/helper.ts';
import { openKeptTerms, unlessLost } from '../records/kept-records.ts';
import type { TermCounts } from '../records/terms.ts';
import { writeWhole } from '../support/whole-file.mjs';
import type { AgainJob, RelateJob, TermsJob } from './relate-beside.ts';

/** By key, what was read before it was known which of it is related. */
const read = new Map<string, TermCounts>();

/** Reads terms ahead. What is not kept yet, or broken, is left for when it is asked for. */
const readTerms = ({ cache, keys }: TermsJob): void => {
  const kept = openKeptTerms(cache);
  for (const key of keys) {
    const terms = kept.find(key);
    if (terms) read.set(key, terms);
  }
  kept.close();
};

const jobFile = (cache: string): string => join(cache, 'records', 'related-job');

/** For an edition that differs from this one by texts alone. */
const keepJob = (job: RelateJob): void => writeWhole(jobFile(job.cache), serialize(job));

const relate = (job: RelateJob): RelatedIds | 'lost' => {
  const { cache, articles, linked } = job;
  keepJob(job);
  return unlessLost(openKeptTerms(cache), (readKept) => {
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
};

const readLast = ({ cache, last }: AgainJob): RelateJob | undefined => {
  try {
    const job = deserialize(readFileSync(jobFile(cache))) as RelateJob;
    return job.name === last ? job : undefined;
  } catch {
    return undefined;
  }
};

/** Does the last job with some texts edited, or keeps it as this edition's; `unknown` where there is none. */
const relateAgain = (job: AgainJob): RelatedIds | 'lost' | 'unknown' | undefined => {
  const last = readLast(job);
  if (!last) return job.type === 'keep' ? undefined : 'unknown';
  const articles = last.articles.map((article) => ({
    ...article,
    key: job.keys.get(article.key) ?? article.key,
  }));
  const next = { ...last, name: job.name, articles };
  if (job.type === 'again') return relate(next);
  keepJob(next);
  return undefined;
};

const act = (job: TermsJob | RelateJob | AgainJob) => {
  if (job.type === 'all') return relate(job);
  if (job.type !== 'terms') return relateAgain(job);
  readTerms(job);
  return undefined;
};

help(
  (job: TermsJob | RelateJob | AgainJob) =>
    new Promise((resolve) => {
      resolve(act(job));
    }),
);
