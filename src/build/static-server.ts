import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import sirv from 'sirv';
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
}

export interface StaticServer {
  /** The address of the site's first page, base path included. */
  readonly url: string;
  /** Ends open connections too. */
  readonly close: () => Promise<void>;
}

/** What a path comes to: a file below the folder, the address to go to instead, or nothing. */
type Answer = { readonly file: string } | { readonly location: string } | undefined;

/** Types whose text would be taken for another encoding without being told. */
const textTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
  '.xsl': 'application/xml',
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
}: StaticServerOptions): Promise<StaticServer> {
  const serveFile = sirv(folder, {
    dev: true,
    etag: true,
    dotfiles: true,
    extensions: [],
    setHeaders: (response, path) => {
      const type = textTypes[extname(path)];
      if (type !== undefined) response.setHeader('Content-Type', `${type};charset=utf-8`);
    },
  });

  const answerRequest = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, 'Method not allowed');
      return;
    }
    const [path = '', query] = splitOnce(request.url ?? '', '?');
    const answer = await findAnswer(folder, base, path);
    if (answer === undefined) {
      await sendNotFound(response, folder);
    } else if ('location' in answer) {
      const search = query === undefined ? '' : `?${query}`;
      response.writeHead(301, { Location: answer.location + search }).end();
    } else {
      request.url = answer.file;
      dropUnsafeRange(request);
      // The file may vanish between being found and being opened, as in a build.
      response.on('pipe', (source) => source.on('error', () => response.destroy()));
      serveFile(request, response, () => void sendNotFound(response, folder));
    }
  };

  const server = createServer((request, response) => {
    answerRequest(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'Something went wrong');
    });
  });
  await listen(server, port, host);
  return {
    url: toUrl(server, host, base),
    close: () => close(server),
  };
}
