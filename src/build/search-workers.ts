import { availableParallelism } from 'node:os';
import { openHelper, type Helper } from '../records/helper.ts';
import { LostRecord } from '../records/kept-records.ts';
import type { SearchShard } from '../views/search-records.ts';
import type { Phase } from './account.ts';
import type { AheadJob, SearchJob } from './search-helper.ts';

/** A shard that is to be indexed, and where to. */
export interface MissingShard {
  readonly shard: SearchShard;
  readonly folder: string;
}

/** More of them than this at once take more memory than they save time. */
const mostHelpers = 4;

export type SearchHelper = Helper<SearchJob | AheadJob, 'made' | 'lost'>;

/** It takes a while to start: whoever will need one, opens it before. */
export const openSearchHelper = (): SearchHelper => {
  const helper: SearchHelper = openHelper(
    new URL('./search-helper.ts', import.meta.url),
    'What makes the search index',
  );
  helper.hold(false);
  return helper;
};

/** What a search index tells while it is made. */
export interface SearchListener {
  /** Every helper has what it needs, and gets on however busy this process is. */
  readonly begun: () => void;
  readonly phase: Phase;
}

/** Who makes shards, and until when. */
export interface Workers {
  readonly first: SearchHelper;
  /** Once this has settled, one more processor is free for it. */
  readonly spare: Promise<unknown>;
  readonly signal: AbortSignal;
}

/** Has shards made on several processors. */
export const makeShards = async (
  missing: readonly MissingShard[],
  toJob: (shard: SearchShard, folder: string) => SearchJob,
  { begun, phase }: SearchListener,
  { first, spare, signal }: Workers,
): Promise<void> => {
  const left = missing.values();
  let untaken = missing.length;
  // One processor is left to what draws the pages, which takes as long.
  const count = Math.max(1, Math.min(mostHelpers, availableParallelism() - 1, missing.length));
  const helpers = [first, ...Array.from({ length: count - 1 }, openSearchHelper)];
  const close = (): void => {
    for (const helper of helpers) helper.close();
  };
  signal.addEventListener('abort', close);
  const work = async (helper: SearchHelper, sent?: () => void): Promise<void> => {
    helper.hold(true);
    for (const { shard, folder } of left) {
      untaken -= 1;
      const outcome = await helper.ask(toJob(shard, folder), sent);
      if (outcome === 'lost') throw new LostRecord('html');
      phase.step();
    }
  };
  const sent = helpers.map(() => Promise.withResolvers<undefined>());
  void Promise.all(sent.map(({ promise }) => promise)).then(begun);
  let late: Promise<void> | undefined;
  void spare.then(() => {
    if (untaken === 0 || signal.aborted) return;
    const helper = openSearchHelper();
    helpers.push(helper);
    late = work(helper);
    late.catch(() => undefined);
  });
  try {
    await Promise.all(helpers.map((helper, i) => work(helper, () => sent[i]?.resolve(undefined))));
    await late;
  } finally {
    close();
  }
};
