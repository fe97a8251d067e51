import { parseArgs } from 'node:util';
import { serveSite } from './serve-site.ts';

const usage = 'Usage: npm run serve -- [folder] [--port N] [--base /path/]';

const settings = readSettings();
if (typeof settings === 'string') {
  console.error(`${settings}\n${usage}`);
  process.exitCode = 2;
} else if (!(await serveSite(settings))) {
  process.exitCode = 1;
}
