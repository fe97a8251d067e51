import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { settings } from '../config.ts';
import { reportFiles, toSumsTable } from '../importer/loss-report.ts';
import { importMarkdownFolder } from '../importer/markdown/import-markdown.ts';
import { fail, runCommand, toWords, type Ended } from './ended.ts';
import { findFolderFault, findOptionFault, toChosen } from './import-choices.ts';
import type { ImportCommand, Surroundings } from './import-command.ts';
import { makeProgressBar } from './progress-bar.ts';

const usage = `  npm run import -- markdown DIR          a folder of Jekyll, Hugo, Eleventy or Astro
      --out, --time-zone, --language, --kind  as for wordpress
      Example: npm run import -- markdown ../old-site --language en`;

const options = {
  out: { type: 'string' },
  'time-zone': { type: 'string' },
  language: { type: 'string' },
  kind: { type: 'string' },
} as const;

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true });

const run = async (
  { values, positionals: [folder, ...others] }: ReturnType<typeof parse>,
  { root, now }: Surroundings,
): Promise<Ended> => {
  if (folder === undefined || others.length > 0) return fail(usage, 2);
  const fault = findOptionFault(values);
  if (fault !== undefined) return fail(fault, 2);
  const folderFault =
    findFolderFault(root, folder) ?? findFolderFault(root, values.out, 'may be new');
  if (folderFault !== undefined) return fail(folderFault);
  const chosen = toChosen(values);
  const bar = makeProgressBar(process.stderr);
  try {
    const sums = await importMarkdownFolder({
      ...chosen,
      language: chosen.language ?? settings.languages[0],
      folder: resolve(root, folder),
      out: resolve(root, values.out ?? '.'),
      now,
      progress: (done, items) => bar.draw(done, `${items} texts`),
    });
    bar.end();
    if (sums.kinds['text'] === undefined)
      return fail(`"${folder}" holds no texts: they end in .md, .markdown or .mdx.`);
    const out = `${toSumsTable(sums)}\n\nWhat was changed or left out: ${reportFiles('markdown').text}\nNow look it over: npm run check`;
    return { code: sums.addUp && sums.unexpected === 0 ? 0 : 1, out, error: '' };
  } catch (error) {
    bar.end();
    return fail(`The import stopped, and what it had written was taken back: ${toWords(error)}`);
  }
};

export const importMarkdown: ImportCommand = {
  usage,
  run: (args, around) =>
    runCommand(
      () => parse(args),
      usage,
      (parsed) => run(parsed, around),
    ),
};
