import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { settings } from '../config.ts';
import { reportFiles, toSumsTable } from '../importer/loss-report.ts';
import { importWordpressFiles, type Imported } from '../importer/wordpress/import-wordpress.ts';
import { listFiles } from '../importer/wordpress/lists.ts';
import { fail, runCommand, toWords, type Ended } from './ended.ts';
import { findFolderFault, findOptionFault, toChosen } from './import-choices.ts';
import type { ImportCommand, Surroundings } from './import-command.ts';
import { makeProgressBar } from './progress-bar.ts';

const usage = `  npm run import -- wordpress FILE.xml…   exports of WordPress (Tools, Export)
      --media DIR       a copy of the old site's wp-content/uploads
      --out DIR         writes below another folder than the project's
      --time-zone ZONE  the old site's (${settings.timeZone}), for dates that say none
      --language CODE   of the texts, where the export says another or none
      --kind KIND       of pieces that no category tells the kind of (analysis)
      --type TYPE       a type of post, besides posts, whose pieces are articles; may be said again
      --updated         tells readers when an article was last changed: WordPress counts every save as a change
      Example: npm run import -- wordpress export.xml --media wp-content/uploads`;

const options = {
  media: { type: 'string' },
  out: { type: 'string' },
  'time-zone': { type: 'string' },
  language: { type: 'string' },
  kind: { type: 'string' },
  type: { type: 'string', multiple: true },
  updated: { type: 'boolean' },
} as const;

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true });

const toText = ({ sums, refused, toFetch }: Imported): string =>
  [
    toSumsTable(sums),
    '',
    ...refused.map(({ file, fault }) => `${file} was not imported: ${fault}.`),
    ...(toFetch > 0
      ? [
          `${toFetch} files are to be fetched: ${listFiles.toFetch}. Then import again with --media.`,
        ]
      : []),
    `What was changed or left out: ${reportFiles('wordpress').text}`,
    `Old addresses and new ones: ${listFiles.redirects}`,
    'Now look it over: npm run check',
  ].join('\n');

const run = async (
  { values, positionals }: ReturnType<typeof parse>,
  { root, now }: Surroundings,
): Promise<Ended> => {
  if (positionals.length === 0) return fail(usage, 2);
  const fault = findOptionFault(values);
  if (fault !== undefined) return fail(fault, 2);
  const folderFault =
    findFolderFault(root, values.media) ?? findFolderFault(root, values.out, 'may be new');
  if (folderFault !== undefined) return fail(folderFault);
  const bar = makeProgressBar(process.stderr);
  try {
    const imported = await importWordpressFiles({
      files: positionals.map((file) => resolve(root, file)),
      out: resolve(root, values.out ?? '.'),
      media: values.media === undefined ? undefined : resolve(root, values.media),
      ...toChosen(values),
      now,
      types: values.type ?? [],
      updated: values.updated ?? false,
      progress: (done, items) => bar.draw(done, `${items} items`),
    });
    bar.end();
    const { addUp, unexpected } = imported.sums;
    return { code: addUp && unexpected === 0 ? 0 : 1, out: toText(imported), error: '' };
  } catch (error) {
    bar.end();
    return fail(`The import stopped, and what it had written was taken back: ${toWords(error)}`);
  }
};

export const importWordpress: ImportCommand = {
  usage,
  run: (args, around) =>
    runCommand(
      () => parse(args),
      usage,
      (parsed) => run(parsed, around),
    ),
};
