/** Opening a cache makes one anew: while it is being looked for, nobody may let go of it, in any tab or worker. */
const inTurn = <T>(name: string, act: () => Promise<T>): Promise<T> => {
  const { locks } = navigator as Partial<Navigator>;
  return locks ? locks.request(name, act) : act();
};

/** A cache by its name; `undefined` where there is none, or none any more. */
export const openIfThere = (name: string): Promise<Cache | undefined> =>
  inTurn(name, async () => ((await caches.has(name)) ? caches.open(name) : undefined));

/** Lets go of a cache, so that nothing that is under way makes it anew. */
export const letGoOf = (name: string): Promise<boolean> => inTurn(name, () => caches.delete(name));
