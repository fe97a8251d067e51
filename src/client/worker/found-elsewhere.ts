import { cachePrefix } from '../device.ts';
import { openIfThere } from '../own-cache.ts';

const lookup = { ignoreSearch: true, ignoreVary: true } as const;

/**
 * What the addresses of all sizes of one picture begin with: `map.0a1b2c3d4e-720.webp` is that of one, by its width
 * (src/records/pictures.ts). `undefined` for what comes in one size.
 */
export const toPictureStem = (path: string): string | undefined =>
  /^(.*\/[^/]+\.[\da-f]{10}-)\d+\.(?:webp|jpg|png)$/.exec(path)?.[1];

const ownCaches = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(cachePrefix));

/** A page or file from whichever of the site's caches has it. */
export const findKept = async (url: string): Promise<Response | undefined> => {
  for (const cacheName of await ownCaches()) {
    // Opening a cache would make one anew that has just been let go of.
    const found = await caches.match(url, { ...lookup, cacheName });
    if (found) return found;
  }
  return undefined;
};

/** Of a picture that cannot be had, any size that is kept. */
export const findOtherSize = async (url: string): Promise<Response | undefined> => {
  const stem = toPictureStem(url);
  if (stem === undefined) return undefined;
  for (const name of await ownCaches()) {
    const cache = await openIfThere(name);
    const size = (await cache?.keys())?.find((key) => key.url.startsWith(stem));
    const found = size && (await cache?.match(size));
    if (found) return found;
  }
  return undefined;
};
