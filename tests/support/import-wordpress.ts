import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importWordpressFiles } from '../../src/importer/wordpress/import-wordpress.ts';
import type { WordpressOptions } from '../../src/importer/wordpress/options.ts';
import { newYear2024 } from './content.ts';
import { makeFolder } from './folder.ts';
import { readAll, readOutcomes } from './imports-out.ts';

/** Imports an export into a fresh folder, or into one that is there. */
export const importExport = async (xml: string, more: Partial<WordpressOptions> = {}) => {
  const out = more.out ?? (await makeFolder('import'));
  const source = join(await makeFolder('export'), 'export.xml');
  await writeFile(source, xml);
  const imported = await importWordpressFiles({
    files: [source],
    media: undefined,
    timeZone: 'Asia/Tbilisi',
    language: undefined,
    kind: 'analysis',
    types: [],
    updated: false,
    now: newYear2024,
    progress: () => undefined,
    ...more,
    out,
  });
  return {
    ...imported,
    out,
    files: await readAll(out),
    outcomes: await readOutcomes(out, 'wordpress'),
  };
};
