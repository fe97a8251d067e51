import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import {
  startStaticServer,
  type Service,
  type StaticServer,
  type StaticServerOptions,
} from '../build/static-server.ts';

/** How many ports are tried, from the wanted one upwards. */
const portsToTry = 20;

/** What a person may ask of a server; the rest has its defaults. */
export interface ServeSettings {
  readonly folder: string;
  readonly base: string;
  readonly port: number;
}

/**
 * Serves a built site and says where, until Ctrl-C.
 *
 * @param service What answers under a path of its own, such as the service that takes letters in.
 * @returns Whether there was a site to serve.
 */
export async function serveSite(settings: ServeSettings, service?: Service): Promise<boolean> {
  if (!existsSync(join(settings.folder, 'index.html'))) {
    console.error(`There is no built site in ${settings.folder}: make one with "npm run build".`);
    return false;
  }
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
