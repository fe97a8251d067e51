import { settings } from '../config.ts';
import { readServeSettings } from './serve-options.ts';
import { serveSite } from './serve-site.ts';

const usage = `Serves a built site as a simple static host would.
  npm run serve -- [folder] [--port 4321] [--base /]`;

const defaults = { folder: 'dist', base: settings.base, port: 4321 };
const wanted = readServeSettings(process.argv.slice(2), defaults);

if (!wanted) {
  console.error(usage);
  process.exitCode = 2;
} else if (!(await serveSite(wanted))) {
  process.exitCode = 1;
}
