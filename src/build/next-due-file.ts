import { join } from 'node:path';
import { writeWhole } from '../support/whole-file.mjs';
import type { EditionPaths } from './edition-files.ts';

/** Beside the edition, not in it: when a piece will come out is nobody's business before. */
export const nextDueFile = ({ cache }: Pick<EditionPaths, 'cache'>): string =>
  join(cache, 'next-due.txt');

/**
 * Writes when the site is to be built again though nobody changed anything: an instant on a line. Workflows read it
 * (docs/hosts/workflows).
 *
 * @returns The same in words for people, on a line of its own.
 */
export const writeNextDue = (paths: Pick<EditionPaths, 'cache'>, nextDue: string): string => {
  writeWhole(nextDueFile(paths), `${nextDue}\n`);
  return `Build again at ${nextDue}: something is due then.\n`;
};
