import { manyArticles } from '../graph/relate.ts';
import { openHelper } from '../records/helper.ts';
import { isIntact, listFiles, type EditionPaths } from './edition-files.ts';
import type { EditionManifest } from './edition-plan.ts';

/** How the last edition's folder differs from what its manifest says. */
export interface LastLook {
  /** Files of the edition that are not there as they were written. */
  readonly touched: readonly string[];
  /** What lies there besides. */
  readonly others: readonly string[];
}

/** Which edition is to be looked at. `verify` reads even what looks untouched. */
export interface LookJob {
  readonly paths: EditionPaths;
  readonly verify: boolean;
}

export const lookAtLast = (
  { paths: { out }, verify }: LookJob,
  { files }: EditionManifest,
): LastLook => {
  const there = new Set(listFiles(out));
  return {
    // What is found behind a link to a folder does not lie there.
    touched: Object.entries(files).flatMap(([file, known]) =>
      there.has(file) && isIntact(out, file, known, verify) ? [] : [file],
    ),
    others: [...there].filter((file) => !Object.hasOwn(files, file)),
  };
};

const program = new URL('./look-helper.ts', import.meta.url);

/** Looks at the last edition, `last`; a large one in a program of its own, while the content is read. */
export const openLook = (
  job: LookJob,
  last: EditionManifest,
): { readonly look: () => Promise<LastLook>; readonly close: () => void } => {
  if (Object.keys(last.files).length < manyArticles)
    return { look: () => Promise.resolve(lookAtLast(job, last)), close: () => undefined };
  const helper = openHelper<LookJob, LastLook>(program, 'What looks at the last edition');
  helper.hold(false);
  const found = helper.ask(job);
  found.catch(() => undefined);
  return {
    look: () => {
      helper.hold(true);
      return found;
    },
    close: helper.close,
  };
};
