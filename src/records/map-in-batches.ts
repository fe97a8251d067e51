/** Systems let a program have a few hundred files open, sometimes no more than 256. */
const batchSize = 32;

/** Does something for every item, a batch at a time, so that an archive is not opened all at once; keeps the order. */
export const mapInBatches = async <Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += batchSize)
    results.push(...(await Promise.all(items.slice(at, at + batchSize).map(act))));
  return results;
};
