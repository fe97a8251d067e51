import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';

/** Serves a folder on a free port of this machine while `use` runs, then ends it. */
export async function withServer<T>(
  folder: string,
  use: (server: StaticServer) => Promise<T>,
  base = '/',
): Promise<T> {
  const server = await startStaticServer({ folder, base, host: '127.0.0.1' });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}
