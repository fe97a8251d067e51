import { toCacheFolder } from '../support/cache-folder.ts';
import { openKeptRecords } from '../records/kept-records.ts';
import { readContent, type Content } from '../records/read-content.ts';

/**
 * Reads all content below `root` for `use`, which may read its texts until it has ended.
 *
 * @param cache Where what was read is kept for the next time.
 */
export const withContent = async <Result>(
  root: string,
  use: (content: Content) => Result | Promise<Result>,
  cache = toCacheFolder(root),
): Promise<Result> => {
  const kept = openKeptRecords(cache);
  try {
    return await use(await readContent(root, kept));
  } finally {
    kept.close();
  }
};
