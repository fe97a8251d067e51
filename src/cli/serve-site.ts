import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import {
  startStaticServer,
  type StaticServer,
  type StaticServerOptions,
} from '../build/static-server.ts';
import { openIntake } from './open-intake.ts';

/** How many ports are tried, from the wanted one upwards. */
const portsToTry = 20;

/** What a person may ask of a server; the rest has its defaults. */
export interface ServeSettings {
  readonly folder: string;
  readonly base: string;
  readonly port: number;
}

/**
 * Serves a built site, and the service that takes its letters in, and says where, until Ctrl-C.
 *
 * @param makesKeys Whether the service makes itself keys where there are none, as a demonstration does.
 * @returns Whether there was a site to serve.
 */
export async function serveSite(settings: ServeSettings, makesKeys = false): Promise<boolean> {
  if (!existsSync(join(settings.folder, 'index.html'))) {
    console.error(`There is no built site in ${settings.folder}: make one with "npm run build".`);
    return false;
  }
  const intake = await openIntake(settings, makesKeys);
  // A site without its letters is better than none: say so, and serve it.
  if (intake && 'fault' in intake) console.error(intake.fault);
  const service = intake && 'service' in intake ? intake.service : undefined;
  if (intake && 'notes' in intake) for (const note of intake.notes) console.log(note);
  const server = await startOnFreePort({ ...settings, ...(service && { service }) });
  const address = styleText(['bold', 'underline'], server.url, { stream: process.stdout });
  console.log(`\nThroughline is at ${address}  (Ctrl-C stops it)`);

  const stop = () => void server.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return true;
}

/** Starts on the wanted port or, where that is taken, on the next free one. */
export async function startOnFreePort(
  options: StaticServerOptions & { readonly port: number },
): Promise<StaticServer> {
  const last = Math.min(options.port + portsToTry, 65_535);
  for (let port = options.port; port < last; port++) {
    try {
      return await startStaticServer({ ...options, port });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  return startStaticServer({ ...options, port: 0 });
}
