import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';
import { keys } from './intake.ts';
import { root } from './source-files.ts';
import {
  nginxHasBrotli,
  serverPrograms,
  startConfigured,
  takePort,
  type Answer,
} from './web-servers.ts';

/*
 * A site with letters on a server, set up as the docs say: their very configuration, but for ports, folders and
 * certificates, and the service for letters behind it, started by its own command.
 */

export const names = {
  origin: 'https://example.org',
  mirror: 'https://mirror.example',
  onion: 'http://vww6ybal4bd7szmgncyruucpgfkqahzddi37ktceo3ah7ngmcopnpyyd.onion',
};

const readBlock = async (page: string, language: string, words: string): Promise<string> => {
  const text = await readFile(join(root, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)];
  const found = blocks.find(([, name, block = '']) => name === language && block.includes(words));
  if (!found) throw new Error(`docs/${page} has no block of ${language} with "${words}".`);
  return found[2] ?? '';
};

/** Replaces a text that has to be there. */
const replace = (text: string, from: string | RegExp, to: string): string => {
  const pattern = typeof from === 'string' ? from : new RegExp(from, 'gm');
  const replaced = text.replaceAll(pattern, () => to);
  if (replaced === text) throw new Error(`The recipe in docs has no ${String(from)}.`);
  return replaced;
};

interface Places {
  /** In the place of /srv/www/site. */
  readonly folder: string;
  readonly tls: number;
  readonly onion: number;
  readonly service: number;
}

const version = (): number => {
  const said = execFileSync('sh', ['-c', `${serverPrograms.nginx} -v 2>&1`], { encoding: 'utf8' });
  const [, major = '0', minor = '0', patch = '0'] = /(\d+)\.(\d+)\.(\d+)/.exec(said) ?? [];
  return Number(major) * 1e6 + Number(minor) * 1e3 + Number(patch);
};

const toNginx = async ({ folder, tls, onion, service }: Places): Promise<string> => {
  const location = await readBlock('letters-service.md', 'nginx', 'location /intake/');
  const main = replace(
    await readBlock('hosts/nginx.md', 'nginx', 'listen 443 ssl;'),
    /^}$/,
    `${location}}`,
  );
  // What the docs say for nginx before 1.25.1.
  const withHttp2 =
    version() >= 1_025_001
      ? main
      : replace(replace(main, /http2 on;.*/, ''), 'listen 443 ssl;', 'listen 443 ssl http2;');
  const withBrotli = nginxHasBrotli ? withHttp2 : replace(withHttp2, /brotli_static on;.*/, '');
  const blocks = `${withBrotli}\n${await readBlock('hosts/nginx.md', 'nginx', 'proxy_protocol')}`;
  return [
    ['listen 443 ', `listen 127.0.0.1:${tls} `],
    ['listen 127.0.0.1:8080 ', `listen 127.0.0.1:${onion} `],
    ['youronionaddress.onion', new URL(names.onion).hostname],
    ['127.0.0.1:4322', `127.0.0.1:${service}`],
    ['/etc/letsencrypt/live/example.org', folder],
    ['/srv/www/site', folder],
  ].reduce((text, [from = '', to = '']) => replace(text, from, to), blocks);
};

const toApache = async ({ folder, tls, service }: Places): Promise<string> => {
  const pass = await readBlock('letters-service.md', 'apache', 'ProxyPass');
  const block = replace(
    await readBlock('hosts/apache.md', 'apache', '<VirtualHost'),
    '</VirtualHost>',
    `${pass}</VirtualHost>`,
  );
  return [
    ['<VirtualHost *:443>', `Listen 127.0.0.1:${tls}\n<VirtualHost 127.0.0.1:${tls}>`],
    ['127.0.0.1:4322', `127.0.0.1:${service}`],
    ['/etc/letsencrypt/live/example.org', folder],
    ['/srv/www/site', folder],
  ].reduce((text, [from = '', to = '']) => replace(text, from, to), block);
};

/** Starts `npm run letters:serve` for a publication with that origin, a mirror and an onion copy. */
const startService = async (folder: string, port: number): Promise<() => void> => {
  const project = join(folder, 'project');
  await mkdir(project);
  await cp(join(root, 'src'), join(project, 'src'), { recursive: true });
  await cp(join(root, 'package.json'), join(project, 'package.json'));
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
  const config = join(project, 'src/config.ts');
  const edited = [
    ["onion: ''", `onion: '${names.onion}'`],
    ['mirrors: []', `mirrors: ['${names.mirror}']`],
  ].reduce((text, [from = '', to = '']) => replace(text, from, to), await readFile(config, 'utf8'));
  await writeFile(config, edited);
  const args = ['src/cli/letters-serve.ts', join(folder, 'current'), '--port', String(port)];
  const child = spawn(process.execPath, args, {
    cwd: project,
    env: {
      ...process.env,
      THROUGHLINE_ORIGIN: names.origin,
      THROUGHLINE_RECIPIENT: keys.recipient,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Letters are taken in at')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The service did not start: ${said}`)));
  });
  return () => child.kill('SIGTERM');
};

export interface DocumentedServer {
  readonly tls: number;
  /** Where Tor would connect to; 0 where the docs have no recipe for it. */
  readonly onion: number;
  readonly close: () => Promise<void>;
}

/** @param folder It holds the site as `current`, and what `npm run deploy` writes beside that. */
export const startDocumented = async (
  server: 'nginx' | 'apache',
  folder: string,
): Promise<DocumentedServer> => {
  const [tls, onion, service] = [await takePort(), await takePort(), await takePort()];
  const hostnames = [names.origin, names.mirror].map((each) => new URL(each).hostname);
  const { certificate, key } = makeCertificate(hostnames);
  await writeFile(join(folder, 'fullchain.pem'), certificate);
  await writeFile(join(folder, 'privkey.pem'), key);
  const stopService = await startService(folder, service);
  const blocks = await (server === 'nginx' ? toNginx : toApache)({ folder, tls, onion, service });
  try {
    const { close } = await startConfigured(server, blocks, [tls]);
    const stop = async () => {
      await close();
      stopService();
    };
    return { tls, onion: server === 'nginx' ? onion : 0, close: stop };
  } catch (error) {
    stopService();
    throw error;
  }
};

/** Tor tells a server the circuit that a reader comes by. */
const sayCircuit = (circuit: number): string =>
  `PROXY TCP6 fc00:dead:beef:4dad::${circuit.toString(16)}:1 ::1 65535 80\r\n`;

/** What somebody asks, of which name, and from where. */
export interface Asked {
  /** `https://example.org`: who the server is taken for. */
  readonly site: string;
  readonly path: string;
  /** An address of this machine. Behind Tor it is a circuit that counts. */
  readonly from?: string;
  readonly circuit?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A form's or JSON's text, which is posted. */
  readonly body?: string;
}

/** Asks a documented server; headers that came twice are joined by ` | `. */
export const askDocumented = (
  { tls, onion }: DocumentedServer,
  { site, path, from, circuit, headers = {}, body }: Asked,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname } = new URL(site);
    const options = {
      ...{ host: '127.0.0.1', path, method: body === undefined ? 'GET' : 'POST' },
      headers: { Host: hostname, ...headers },
      ...(from !== undefined && { localAddress: from }),
    };
    const asked =
      circuit === undefined
        ? requestTls({
            ...options,
            agent: false,
            port: tls,
            servername: hostname,
            rejectUnauthorized: false,
          })
        : requestPlain({
            ...options,
            createConnection: () => {
              const socket = connect(onion, '127.0.0.1');
              socket.write(sayCircuit(circuit));
              return socket;
            },
          });
    asked.on('error', reject);
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const all = Object.entries(response.headersDistinct);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(all.map(([name, values = []]) => [name, values.join(' | ')])),
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.end(body);
  });

/** Stands before the onion's port as Tor does, for a browser that cannot say its circuit. */
export const startTor = async (onion: number): Promise<{ port: number; server: Server }> => {
  let circuits = 0;
  const server = createServer((reader) => {
    const site = connect(onion, '127.0.0.1');
    circuits += 1;
    site.write(sayCircuit(circuits));
    reader.pipe(site).pipe(reader);
    for (const each of [reader, site]) each.on('error', () => undefined);
  });
  const port = await takePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port, server };
};
