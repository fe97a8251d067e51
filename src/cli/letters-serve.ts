import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { usualPatience } from '../build/static-server.ts';
import { settings } from '../config.ts';
import { readOrEnd } from './ended.ts';
import { openIntake } from './open-intake.ts';
import { readServeSettings } from './serve-options.ts';

const usage = `Runs the service that takes letters in by itself, behind a server that serves the built site.
  npm run letters:serve -- [folder of the built site] [--port 4322] [--base /]

  --port  where it listens, on 127.0.0.1
  --base  the path that the site has on its host

Example: npm run letters:serve -- dist --port 4322`;

const defaults = { folder: 'dist', base: settings.base, port: 4322 };
const wanted = readOrEnd(() => readServeSettings(process.argv.slice(2), defaults), usage);
const intake = wanted && (await openIntake(wanted, false));

if (wanted && (!intake || 'fault' in intake)) {
  console.error(
    intake?.fault ?? 'The settings send letters elsewhere: see `letters` in src/config.ts.',
  );
  process.exitCode = 1;
} else if (wanted && intake && 'service' in intake) {
  const { path, answer } = intake.service;
  const server = createServer(usualPatience, answer);
  server.on('error', ({ message }) => {
    console.error(`The service could not start: ${message}`);
    process.exitCode = 1;
  });
  server.listen(wanted.port, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    console.log(`Letters are taken in at http://127.0.0.1:${port}${path}  (Ctrl-C stops it)`);
  });
  const stop = () => {
    server.close();
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
