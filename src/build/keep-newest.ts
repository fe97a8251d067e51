import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Of the folders in `parent`, keeps those that are `used` now, and of each group (`toGroup` of the name) the `count`
 * that were used last. What is not there is no matter.
 */
export const keepNewest = async (
  parent: string,
  toGroup: (name: string) => string,
  count: number,
  used: readonly string[],
): Promise<void> => {
  const now = new Date();
  for (const name of used) await utimes(join(parent, name), now, now).catch(() => undefined);
  const names = await readdir(parent).catch((): string[] => []);
  const looks = names.map(async (name) => {
    // One that is just being made may bear another name by now.
    const found = await stat(join(parent, name)).catch(() => undefined);
    return found ? [{ name, time: found.mtimeMs }] : [];
  });
  const folders = (await Promise.all(looks)).flat();
  const isUsed = new Set(used);
  for (const group of Map.groupBy(folders, ({ name }) => toGroup(name)).values()) {
    const old = group.toSorted((a, b) => b.time - a.time).slice(count);
    for (const { name } of old)
      if (!isUsed.has(name)) await rm(join(parent, name), { recursive: true, force: true });
  }
};
