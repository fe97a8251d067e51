import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settings } from '../src/config.ts';
import { toNodeIntake } from '../src/letters/node-intake.ts';
import { toNodeListener } from '../src/letters/node-listener.ts';

/*
 * The intake in a process of its own, to be killed: `node bench/letters-server.ts SITE PORT`. Its inbox and keys are
 * those of the environment. Its limits are out of the way: what is measured is whether letters are lost.
 */
const [site = '', port = '0'] = process.argv.slice(2);
const none = { times: Infinity, window: 60_000 };
const made = await toNodeIntake({
  environment: process.env,
  settings,
  root: process.cwd(),
  site,
  base: '/',
  makesKeys: false,
  limits: { letters: none, tokens: none, all: none },
});
if ('fault' in made) throw new Error(made.fault);
const server = createServer(toNodeListener(made.intake));
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${address.port}${made.path}`);
});
