import { rename, rm } from 'node:fs/promises';

/** Makes a folder, in place of the one that is there: it has its name only once `fill` has put everything into it. */
export const makeWholeFolder = async (
  folder: string,
  fill: (unfinished: string) => Promise<void>,
): Promise<void> => {
  const unfinished = `${folder}.new`;
  const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true });
  // One that was killed may have left it.
  await remove(unfinished);
  try {
    await fill(unfinished);
    await remove(folder);
    await rename(unfinished, folder);
  } catch (error) {
    await remove(unfinished);
    throw error;
  }
};
