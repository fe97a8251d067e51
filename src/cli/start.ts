import { spawnSync } from 'node:child_process';
import { buildProgram } from '../build/build-program.ts';
import { settings } from '../config.ts';
import { readOrEnd } from './ended.ts';
import { openIntake } from './open-intake.ts';
import { readServeSettings } from './serve-options.ts';
import { serveSite } from './serve-site.ts';

const usage = `Checks the content, builds the site into dist and serves it on this machine, letters included.
  npm start -- [--port 4321] [--base /]

  --port  where it listens, on 127.0.0.1
  --base  the path that the site has, as on its host

Example: npm start -- --port 8080`;

const defaults = { folder: 'dist', base: settings.base, port: 4321 };
const readArguments = () => {
  const read = readServeSettings(process.argv.slice(2), defaults);
  if (read.folder !== defaults.folder)
    throw new Error(`The site is built into ${defaults.folder} and served from there.`);
  return read;
};

const wanted = readOrEnd(readArguments, usage);
if (wanted) {
  const args = [...buildProgram, '--out', wanted.folder, '--base', wanted.base];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  const intake = status === 0 ? await openIntake(wanted, true) : undefined;
  // A site without its letters is better than none: say so, and serve it.
  if (intake && 'fault' in intake) console.error(intake.fault);
  const { service, notes = [] } = intake && 'service' in intake ? intake : {};
  for (const note of notes) console.log(note);
  const served = status === 0 && (await serveSite(wanted, service));
  process.exitCode = served ? 0 : (status ?? 0) || 1;
}
