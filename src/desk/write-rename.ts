import { join } from 'node:path';
import type { FileChanges } from '../support/file-changes.ts';
import type { RenamePlan } from './plan-rename.ts';

/**
 * Does all that a plan says.
 *
 * @param toTyped A text as its file is to hold it, by the path that it has afterwards.
 * @throws what the disk says.
 */
export const writeRename = (
  root: string,
  { move: { from, to }, pictures, texts }: RenamePlan,
  toTyped: (file: string, text: string) => string,
  changes: FileChanges,
): void => {
  const moves = [{ from, to }, ...pictures].filter((each) => each.from !== each.to);
  for (const each of moves) changes.move(join(root, each.from), join(root, each.to));
  for (const [file, text] of texts) changes.write(join(root, file), toTyped(file, text));
};
