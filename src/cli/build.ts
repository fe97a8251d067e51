import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findEnvironmentFault } from './environment-fault.ts';

const usage = `Checks the content and builds the site.
  npm run build -- [--out dist] [--base /] [--origin https://example.org] [--target nginx] [--clean]`;

const options = {
  out: { type: 'string', default: 'dist' },
  base: { type: 'string' },
  origin: { type: 'string' },
  target: { type: 'string' },
  clean: { type: 'boolean', default: false },
} as const;

const readOptions = () => {
  try {
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
};

const values = readOptions();
if (!values) {
  console.error(usage);
  process.exitCode = 2;
} else {
  if (values.base !== undefined) process.env['THROUGHLINE_BASE'] = values.base;
  if (values.origin !== undefined) process.env['THROUGHLINE_ORIGIN'] = values.origin;
  if (values.target !== undefined) process.env['THROUGHLINE_TARGET'] = values.target;
  // The settings read these variables when they are first imported, and so do the modules that Astro bundles.
  process.env['SOURCE_DATE_EPOCH'] ??= String(Math.floor(Date.now() / 1000));
  const { settings, targets } = await import('../config.ts');
  const fault = findEnvironmentFault(process.env, settings, targets);
  const { buildSite } = await import('../build/build-site.ts');
  const { ok, report } =
    fault === undefined
      ? await buildSite(process.cwd(), resolve(values.out), { clean: values.clean })
      : { ok: false, report: fault };
  console[ok ? 'log' : 'error'](report);
  process.exitCode = ok ? 0 : 1;
}
