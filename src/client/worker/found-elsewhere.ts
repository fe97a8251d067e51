import { cachePrefix } from '../device.ts';

const lookup = { ignoreSearch: true, ignoreVary: true } as const;

/**
 * What all sizes of one picture have in common: Astro writes `map.Djkbh9x0_Z1abc.webp`, and only what follows the
 * picture's own hash tells one size from another. `undefined` for what comes in one size.
 */
export const toPictureStem = (path: string): string | undefined =>
  /^(.*\/[^/]+\.[\w-]{8}_)[\w-]+\.\w+$/.exec(path)?.[1];

const ownCaches = async (): Promise<Cache[]> => {
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  return Promise.all(names.map((name) => caches.open(name)));
};

/** A page or file from whichever of the site's caches has it. */
export const findKept = async (url: string): Promise<Response | undefined> => {
  for (const cache of await ownCaches()) {
    const found = await cache.match(url, lookup);
    if (found) return found;
  }
  return undefined;
};

/** Of a picture that cannot be had, any size that is kept. */
export const findOtherSize = async (url: string): Promise<Response | undefined> => {
  const stem = toPictureStem(url);
  if (stem === undefined) return undefined;
  for (const cache of await ownCaches()) {
    const size = (await cache.keys()).find((key) => key.url.startsWith(stem));
    const found = size && (await cache.match(size));
    if (found) return found;
  }
  return undefined;
};
