import type { ReadStream } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import sirv from 'sirv';
import { mediaPolicy } from '../hosts/content-policy.ts';
import { contentTypes, textEndings } from '../hosts/content-types.ts';
import { everywhere, isMedia } from '../hosts/headers.ts';
import { findFileFault, isOpenWithin, readWithin } from '../support/read-within.ts';
import { toSegments, toUrlPath } from './request-path.ts';

/** Where a built site is served from, and how. */
export interface StaticServerOptions {
  /** The folder that holds the built site. */
  readonly folder: string;
  /** The path the site was built for, with a slash at both ends. */
  readonly base?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** What answers under a path of its own instead of a file, such as the service that takes letters in. */
  readonly service?: Service;
  /** How long, in milliseconds, a request may take to come in: slow senders hold no connection longer. */
  readonly patience?: Patience;
}

export type Patience = Pick<
  Required<ServerOptions>,
  'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'
>;

export interface Service {
  /** With a slash at both ends, base path included: `/intake/`. */
  readonly path: string;
  readonly answer: RequestListener;
}

export interface StaticServer {
  /** The address of the site's first page, base path included. */
  readonly url: string;
  /** Ends open connections too. */
  readonly close: () => Promise<void>;
}

const outside = new Error('The file was replaced by a link that leads out of the folder.');

/** What a path comes to: a file below the folder, the address to go to instead, or nothing. */
type Answer = { readonly file: string } | { readonly location: string } | undefined;

/** Pages bring their own policy, but for what only a header can say. */
const headers = { ...everywhere, 'Content-Security-Policy': "frame-ancestors 'none'" };

export const usualPatience: Patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
};

/**
 * Serves a folder as any simple host does: an index file for a folder, a redirect to the trailing slash, 404.html.
 * What works here must work on such a host, so nothing cleverer belongs here. Files are read anew at every request.
 *
 * @throws The error of node:http where the address cannot be listened on, such as EADDRINUSE.
 */
export async function startStaticServer({
  folder,
  base = '/',
  port = 0,
  host = 'localhost',
  service,
  patience = usualPatience,
}: StaticServerOptions): Promise<StaticServer> {
  const serveFile = sirv(folder, {
    dev: true,
    etag: true,
    dotfiles: true,
    extensions: [],
    setHeaders: (response, path) => {
      const ending = extname(path).slice(1);
      if (isMedia(path)) response.setHeader('Content-Security-Policy', mediaPolicy);
      if (textEndings.has(ending))
        response.setHeader('Content-Type', `${contentTypes[ending] ?? ''};charset=utf-8`);
    },
  });

  const answerRequest = (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeaders(new Map(Object.entries(headers)));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, 'Method not allowed');
      return;
    }
    const [path, query] = splitOnce(request.url ?? '', '?');
    const answer = findAnswer(folder, base, path);
    if (answer === undefined) {
      sendNotFound(response, folder);
    } else if ('location' in answer) {
      const search = query === undefined ? '' : `?${query}`;
      response.writeHead(301, { Location: answer.location + search }).end();
    } else {
      request.url = answer.file;
      dropUnsafeRange(request);
      response.on('pipe', (source: ReadStream) => {
        // The file may vanish between being found and being opened, as in a build, or become a link.
        source.on('error', () => response.destroy());
        source.on('open', (descriptor) => {
          if (!isOpenWithin(folder, descriptor, String(source.path))) source.destroy(outside);
        });
      });
      serveFile(request, response, () => sendNotFound(response, folder));
    }
  };

  const server = createServer(patience, (request, response) => {
    if (service && request.url?.startsWith(service.path)) {
      service.answer(request, response);
      return;
    }
    try {
      answerRequest(request, response);
    } catch {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'Something went wrong');
    }
  });
  await listen(server, port, host);
  return {
    url: toUrl(server, host, base),
    close: () => close(server),
  };
}

function findAnswer(folder: string, base: string, path: string): Answer {
  const segments = toSegments(path);
  const baseNames = base.split('/').filter((name) => name !== '');
  if (segments === undefined) return undefined;
  if (baseNames.some((name, index) => segments[index] !== name)) return undefined;

  const rest = segments.slice(baseNames.length);
  if (rest.length === 0) return { location: base };
  if (rest.at(-1) === '') {
    const index = [...rest.slice(0, -1), 'index.html'];
    return isFile(folder, index) ? { file: toSirvPath(index) } : undefined;
  }
  if (isFile(folder, rest)) return { file: toSirvPath(rest) };
  const hasIndex = isFile(folder, [...rest, 'index.html']);
  return hasIndex ? { location: toUrlPath([...segments, '']) } : undefined;
}

/** sirv decodes with `decodeURI`, which leaves alone what `encodeURIComponent` makes of `&` or `+`. */
function toSirvPath(segments: readonly string[]): string {
  return encodeURI(`/${segments.join('/')}`);
}

function isFile(folder: string, segments: readonly string[]): boolean {
  return findFileFault(folder, segments.join('/')) === undefined;
}

function sendNotFound(response: ServerResponse, folder: string): void {
  const page = isFile(folder, ['404.html']) ? readWithin(folder, '404.html') : undefined;
  if (page === undefined) {
    sendText(response, 404, 'Not found');
    return;
  }
  const headers = { 'Content-Type': 'text/html;charset=utf-8', 'Content-Length': page.length };
  response.writeHead(404, headers).end(page);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=utf-8' }).end(`${text}\n`);
}

/** A range may be ignored, and sirv ends in an error at one that runs backwards. */
function dropUnsafeRange({ headers }: IncomingMessage): void {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (start === undefined || (end !== '' && Number(end) < Number(start))) delete headers.range;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function toUrl(server: Server, host: string, base: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}${base}`;
}
