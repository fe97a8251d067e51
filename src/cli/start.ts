import { spawnSync } from 'node:child_process';
import { settings } from '../config.ts';
import { readServeSettings } from './serve-options.ts';
import { serveSite } from './serve-site.ts';

const usage = `Checks the content, builds the site into dist and serves it on this machine.
  npm start -- [--port 4321]`;

const defaults = { folder: 'dist', base: settings.base, port: 4321 };
const wanted = readServeSettings(process.argv.slice(2), defaults);

if (wanted?.folder !== defaults.folder) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const args = ['src/cli/build.ts', '--out', wanted.folder, '--base', wanted.base];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  const served = status === 0 && (await serveSite(wanted, true));
  process.exitCode = served ? 0 : (status ?? 0) || 1;
}
