import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findSettingsFault } from '../hosts/settings-faults.ts';
import { readOrEnd } from './ended.ts';
import { findEnvironmentFault } from './environment-fault.ts';
import { openProgress, renderAccount, renderReasons } from './progress.ts';

const usage = `Checks the content and builds the site.
  npm run build -- [--out dist] [--base /] [--origin https://example.org] [--target nginx]
                   [--clean] [--verify] [--verbose] [--json]

  --out      the folder that the site is built into
  --base     the path that the site has on its host, instead of the one in src/config.ts
  --origin   the site's address, instead of the one in src/config.ts
  --target   the host that it is built for: docs/hosts lists them
  --clean    rebuilds everything, whatever earlier builds have cached
  --verify   reads the whole last build, to find files that somebody has changed since
  --verbose  says of each file why it was rebuilt
  --json     prints what was done as JSON

Example: npm run build -- --target nginx --origin https://news.example.org`;

const options = {
  out: { type: 'string', default: 'dist' },
  base: { type: 'string' },
  origin: { type: 'string' },
  target: { type: 'string' },
  clean: { type: 'boolean', default: false },
  verify: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const values = readOrEnd(() => parseArgs({ options }).values, usage);
if (values) {
  if (values.base !== undefined) process.env['THROUGHLINE_BASE'] = values.base;
  if (values.origin !== undefined) process.env['THROUGHLINE_ORIGIN'] = values.origin;
  if (values.target !== undefined) process.env['THROUGHLINE_TARGET'] = values.target;
  // The settings read these variables when they are first imported, and so does the renderer.
  process.env['SOURCE_DATE_EPOCH'] ??= String(Math.floor(Date.now() / 1000));
  const { settings, targets } = await import('../config.ts');
  const { findSettingsFormFault } = await import('./settings-form.ts');
  const fault =
    findSettingsFormFault(settings) ??
    findEnvironmentFault(process.env, settings, targets) ??
    findSettingsFault(settings);
  const { buildSite } = await import('../build/build-site.ts');
  const progress = openProgress(process.stderr);
  const { clean, verify } = values;
  const { ok, report, account } =
    fault === undefined
      ? await buildSite(process.cwd(), resolve(values.out), {
          ...{ clean, verify, listen: progress.listen },
        })
      : { ok: false, report: fault, account: { phases: [], made: [] } };
  progress.close();
  const { phases, made } = account;
  if (values.json) console.log(JSON.stringify({ ok, report, phases, made }));
  else {
    if (values.verbose) console.log(renderReasons(made));
    if (ok && phases.length > 0) console.log(renderAccount(phases));
    console[ok ? 'log' : 'error'](report);
  }
  process.exitCode = ok ? 0 : 1;
}
