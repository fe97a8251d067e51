import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { BrowserContext } from 'playwright-core';

/** One post as it came. */
export interface Post {
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Stands in for the letter service: speaks its protocol, keeps what came, refuses when told to. */
export interface LettersDouble {
  readonly posts: readonly Post[];
  /** For which articles a token was asked. */
  readonly tokens: readonly string[];
  /** What the next posts are refused for; `undefined` takes them. */
  refuseWith: (errors: Readonly<Record<string, string>> | undefined) => void;
  /** Holds all answers back until the function that it returns is called. */
  hold: () => () => void;
  readonly close: () => Promise<void>;
}

const toFields = (type: string, body: string): Record<string, string> =>
  type.startsWith('application/json')
    ? (JSON.parse(body) as Record<string, string>)
    : Object.fromEntries(new URLSearchParams(body));

/** Answers to whatever the context's pages ask of `/intake/`, under the site's own origin. `site` is its address. */
export const startLettersDouble = async (
  context: BrowserContext,
  site: string,
): Promise<LettersDouble> => {
  const posts: Post[] = [];
  const tokens: string[] = [];
  let errors: Readonly<Record<string, string>> | undefined;
  let held: Promise<unknown> = Promise.resolve();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double');
    const json = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (pathname === '/intake/token') {
      const article = searchParams.get('article') ?? '';
      tokens.push(article);
      json(200, { token: `token for ${article}` });
      return;
    }
    const type = request.headers['content-type'] ?? '';
    posts.push({ type, fields: toFields(type, await text(request)) });
    await held;
    const language = posts.at(-1)?.fields['language'] ?? '';
    const thanks = language === 'fa' ? '/fa/letters/thanks/' : '/letters/thanks/';
    if (!type.startsWith('application/json')) {
      response.writeHead(303, { location: new URL(thanks, site).href }).end();
    } else if (errors) json(400, { ok: false, errors });
    else json(200, { ok: true, thanks });
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await context.route(/\/intake\//, (route, request) => {
    const { pathname, search } = new URL(request.url());
    return route.continue({ url: `http://127.0.0.1:${String(port)}${pathname}${search}` });
  });
  return {
    ...{ posts, tokens },
    refuseWith: (next) => (errors = next),
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      held = promise;
      return () => {
        resolve(undefined);
      };
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
};
