import { setImmediate } from 'node:timers/promises';

/** Systems let a program have a few hundred files open, and a batch is to be over soon. */
const batchSize = 8;

/**
 * Does something for every item, a batch at a time, so that an archive is not opened all at once; keeps the order. After
 * each batch what else is under way gets its turn: work that never waits would keep it waiting to the end. Where something
 * fails, it rejects once nothing of its batch is under way any more, so that folders can be cleared away.
 */
export const mapInBatches = async <Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += batchSize) {
    const batch = items.slice(at, at + batchSize).map(act);
    await Promise.allSettled(batch);
    results.push(...(await Promise.all(batch)));
    await setImmediate();
  }
  return results;
};
