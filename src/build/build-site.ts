import { build } from 'astro';
import { checkContent } from '../checker/check-content.ts';
import { hasErrors, reports } from '../checker/reports.ts';
import { now } from '../config.ts';
import { findFolderFault, toEditionPaths } from './edition-files.ts';

/**
 * Checks the content below `root` and builds the site into `out`, an absolute path. Nothing is written where
 * the check finds an error or a page cannot be drawn. `report` is for people; it never holds a stack trace.
 */
export const buildSite = async (
  root: string,
  out: string,
): Promise<{ ok: boolean; report: string }> => {
  const folderFault = await findFolderFault(root, toEditionPaths(root, out));
  if (folderFault !== undefined) return { ok: false, report: folderFault };
  const checked = await checkContent(root, now);
  if (hasErrors(checked)) return { ok: false, report: reports.text(checked) };
  process.env['THROUGHLINE_OUT'] = out;
  try {
    await build({ root, logLevel: 'warn' });
  } catch (error) {
    return { ok: false, report: `The site could not be built.\n  ${describe(error)}` };
  }
  return { ok: true, report: `${reports.text(checked)}\nThe site is in ${out}` };
};

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n  ${error.hint}` : '';
  return `${error.message}${hint}`;
};
