import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { settings } from '../config.ts';
import { reportFiles, toSumsTable } from '../importer/loss-report.ts';
import { importMarkdownFolder } from '../importer/markdown/import-markdown.ts';
import { findOptionFault, toChosen } from './import-choices.ts';
import type { Ended, ImportCommand } from './import-command.ts';
import { makeProgressBar } from './progress-bar.ts';

const usage = `  npm run import -- markdown DIR          a folder of Jekyll, Hugo, Eleventy or Astro
      --out, --time-zone, --language, --kind  as for wordpress`;

const options = {
  out: { type: 'string' },
  'time-zone': { type: 'string' },
  language: { type: 'string' },
  kind: { type: 'string' },
} as const;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined;
  }
};

export const importMarkdown: ImportCommand = {
  usage,
  run: async (args, { root, now }): Promise<Ended> => {
    const parsed = parse(args);
    const [folder, ...others] = parsed?.positionals ?? [];
    if (!parsed || folder === undefined || others.length > 0)
      return { code: 2, out: '', error: usage };
    const fault = findOptionFault(parsed.values);
    if (fault !== undefined) return { code: 2, out: '', error: fault };
    const chosen = toChosen(parsed.values);
    const bar = makeProgressBar(process.stderr);
    try {
      const sums = await importMarkdownFolder({
        ...chosen,
        language: chosen.language ?? settings.languages[0],
        folder: resolve(root, folder),
        out: resolve(root, parsed.values.out ?? '.'),
        now,
        progress: (done, items) => bar.draw(done, `${items} texts`),
      });
      bar.end();
      const out = `${toSumsTable(sums)}\n\nWhat was changed or left out: ${reportFiles('markdown').text}\nNow look it over: npm run check`;
      return { code: sums.addUp && sums.unexpected === 0 ? 0 : 1, out, error: '' };
    } catch (error) {
      bar.end();
      return {
        code: 1,
        out: '',
        error: `The import stopped: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  },
};
