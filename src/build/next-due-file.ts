import { join } from 'node:path';
import type { Due } from '../graph/next-due.ts';
import { writeWhole } from '../support/whole-file.mjs';
import type { EditionPaths } from './edition-files.ts';

/** Beside the edition, not in it: when a piece will come out is nobody's business before. */
export const nextDueFile = ({ cache }: Pick<EditionPaths, 'cache'>): string =>
  join(cache, 'next-due.txt');

/**
 * Writes when the site is to be built again though nobody changed anything: an instant on a line. Workflows read it
 * (docs/hosts/workflows).
 *
 * @param due What happens then; only `at`, where it is that the manifest has to be renewed.
 * @returns The same in words for people, on a line of its own.
 */
export const writeNextDue = (
  paths: Pick<EditionPaths, 'cache'>,
  due: Due | Pick<Due, 'at'>,
  timeZone: string,
): string => {
  writeWhole(nextDueFile(paths), `${due.at}\n`);
  const show = (style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(new Date(due.at));
  const why =
    'event' in due
      ? `"${due.title}" ${due.event}`
      : 'the manifest, by which readers check the site, has to be renewed';
  return `Rebuild on ${show({ dateStyle: 'long' })}, ${show({ timeStyle: 'short' })} (${timeZone}): ${why}.\n`;
};
