import { settings } from '../config.ts';
import { end, fail, runCommand, succeed } from './ended.ts';
import { readServeSettings } from './serve-options.ts';
import { serveSite } from './serve-site.ts';

const usage = `Serves a built site as a simple static host would.
  npm run serve -- [folder] [--port 4321] [--base /]

  --port  where it listens, on 127.0.0.1
  --base  the path that the site has on its host

Example: npm run serve -- dist --port 8080`;

const defaults = { folder: 'dist', base: settings.base, port: 4321 };

end(
  await runCommand(
    () => readServeSettings(process.argv.slice(2), defaults),
    usage,
    async (wanted) => ((await serveSite(wanted)) ? succeed('') : fail('')),
  ),
);
