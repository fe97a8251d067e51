import { now } from '../config.ts';
import { readGraph } from '../checker/check-content.ts';
import { openKeptRecords } from '../records/kept-records.ts';
import { openAccount, toWhy } from './account.ts';
import { isIntact, toEditionPaths } from './edition-files.ts';
import { readManifest } from './edition-manifest.ts';
import { planEdition, type EditionFile } from './edition-plan.ts';
import { digestCode, openEdition } from './open-edition.ts';

/**
 * Why the next build would make a file of the edition in `out`, or that it would not, in one line. `address` is a
 * page's path on the site, `/2023/x/`, or a file of the edition.
 */
export const explainFile = async (root: string, out: string, address: string): Promise<string> => {
  const paths = toEditionPaths(root, out);
  const kept = openKeptRecords(paths.cache);
  try {
    const { graph } = await readGraph(root, now, kept);
    const code = digestCode(root);
    const { pages } = await openEdition({ root, paths, account: openAccount() }, code, { graph });
    const last = await readManifest(paths.manifest);
    const path = decodeURI(address).replace(/^\/+|(?<!\/)\/+$/g, '');
    const names = new Set([path, `${path}/index.html`.replace(/^\//, '')]);
    const page = pages.find(({ file }) => names.has(file));
    if (!page) {
      const known = [...names].find((file) => file in last.files);
      return known === undefined
        ? `${address}: the site has no such page.`
        : `${known}: it belongs to the pages that refer to it, and is made when it changes.`;
    }
    const isSame = (file: string, known: EditionFile) => isIntact(out, file, known);
    const [planned] = planEdition([page], last, isSame).make;
    return planned
      ? `${page.file}: would be made (${toWhy(page, planned.reason, last)}).`
      : `${page.file}: would be kept; nothing that it shows has changed.`;
  } finally {
    kept.close();
  }
};
