import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { browsers, findBrowser } from '../../src/cli/bootstrap/ensure-browser.mjs';

const find = (server: 'nginx' | 'apache'): string =>
  process.env[browsers[server].passedAs] ??
  findBrowser(process.env, undefined, browsers[server]) ??
  '';

/** The path of each server's program; empty where this machine has none, and its tests have to be skipped. */
export const serverPrograms = { nginx: find('nginx'), apache: find('apache') };

const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const apacheModules = '/usr/lib/apache2/modules';

/** Whether nginx can serve what lies there compressed by brotli. */
export const nginxHasBrotli = existsSync(brotliModule);

/** What one server serves: a folder, and what its configuration includes. */
export interface Served {
  readonly root: string;
  readonly includes?: readonly string[];
}

export interface WebServer {
  /** One for each folder, without a slash at the end. */
  readonly ports: readonly number[];
  /** A signal to this process makes it read its configuration anew. */
  readonly pid: number;
  readonly close: () => Promise<void>;
}

/** A port on which nobody listens. */
export const takePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });

/** A temporary folder is its owner's alone, and a server that root starts becomes somebody else. */
const isRoot = process.getuid?.() === 0;

const toNginxBlock = ({ root, includes = [], port }: Served & { port: number }): string => `
  server {
    listen 127.0.0.1:${port};
    root ${root};
    ${nginxHasBrotli ? 'brotli_static on;' : ''}
    ${includes.map((file) => `include ${file};`).join(' ')}
  }`;

const toNginx = (folder: string, blocks: string): string => `
${isRoot ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
${nginxHasBrotli ? `load_module ${brotliModule};` : ''}
events { worker_connections 512; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  ${blocks}
}
`;

const toApacheBlock = ({ root, port }: Served & { port: number }): string => `
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
  DocumentRoot ${root}
  <Directory ${root}>
    AllowOverride All
    Options FollowSymLinks
    Require all granted
  </Directory>
</VirtualHost>`;

const apacheParts = [
  ...['mpm_event', 'authz_core', 'dir', 'env', 'headers', 'mime', 'rewrite', 'setenvif'],
  ...['ssl', 'proxy', 'proxy_http'],
];

const toApache = (folder: string, blocks: string): string => `
ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
DefaultRuntimeDir ${folder}
Mutex file:${folder} default
${isRoot ? 'User www-data\nGroup www-data' : ''}
${apacheParts.map((name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`).join('\n')}
TypesConfig /dev/null
<Directory />
  AllowOverride None
  Require all denied
</Directory>
${blocks}
`;

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
};

const untilItAnswers = async (port: number, child: ChildProcess, said: () => string) => {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${said()}`);
    if (await ask(port, '/').then(Boolean, () => false)) return;
    await sleep(50);
  }
  throw new Error(`The server does not answer: ${said()}`);
};

/** Starts one of Debian's servers on free ports of this machine, with nothing of the system's own configuration. */
export const startServer = async (
  server: 'nginx' | 'apache',
  sites: readonly Served[],
): Promise<WebServer> => {
  const placed: (Served & { port: number })[] = [];
  for (const site of sites) placed.push({ ...site, port: await takePort() });
  const blocks = placed.map(server === 'nginx' ? toNginxBlock : toApacheBlock);
  return startConfigured(
    server,
    blocks.join('\n'),
    placed.map(({ port }) => port),
  );
};

/**
 * Starts a server with the blocks that somebody would write into its configuration: `server { }`, `<VirtualHost>`.
 *
 * @param ports Those of it that answer HTTP.
 */
export const startConfigured = async (
  server: 'nginx' | 'apache',
  blocks: string,
  ports: readonly number[],
): Promise<WebServer> => {
  const folder = await mkdtemp(join(tmpdir(), `throughline-${server}-`));
  const config = join(folder, 'server.conf');
  await writeFile(config, (server === 'nginx' ? toNginx : toApache)(folder, blocks));
  const args =
    server === 'nginx'
      ? ['-c', config, '-e', join(folder, 'error.log')]
      : ['-f', config, '-DFOREGROUND'];
  const child = spawn(serverPrograms[server], args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  for (const port of ports) await untilItAnswers(port, child, () => output);
  return {
    ports,
    pid: child.pid ?? 0,
    close: async () => {
      await stop(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What a server answers, to the byte. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Asks for a path just as it is written, hostile ones included, and follows nothing. */
export const ask = (
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // A connection that is kept may be closed by a server that reloads just as it is used again: browsers then retry.
    const options = { host: '127.0.0.1', port, path, headers, method, agent: false };
    const asked = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const named = Object.entries(response.headers).map(([name, value]) => [
          name,
          String(value),
        ]);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(named) as Record<string, string>,
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
