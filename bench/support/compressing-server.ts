import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';

const isText = /^(text\/|image\/svg|application\/(json|xml|manifest|javascript|wasm))/;

/**
 * Serves a folder as the static server of the project does, with what every host adds: text is compressed as the
 * browser likes it, and files with a digest in their name may be kept for good. What was compressed once is kept, so
 * that the time that this takes is not measured.
 */
export const startCompressingServer = async (folder: string): Promise<StaticServer> => {
  const origin = await startStaticServer({ folder, host: '127.0.0.1' });
  const kept = new Map<string, Buffer>();

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const encoding = toEncoding(request.headers['accept-encoding'] ?? '');
    const answer = async (): Promise<void> => {
      const { status, headers, body } = await ask(new URL(path.slice(1), origin.url));
      const squeezed =
        encoding !== undefined && isText.test(headers['content-type'] ?? '')
          ? { key: `${encoding} ${path}`, encoding }
          : undefined;
      if (squeezed === undefined) {
        response.writeHead(status, headers).end(body);
        return;
      }
      const bytes = kept.get(squeezed.key) ?? compress[squeezed.encoding](body);
      kept.set(squeezed.key, bytes);
      response
        .writeHead(status, {
          ...headers,
          'content-encoding': squeezed.encoding,
          vary: 'accept-encoding',
        })
        .end(bytes);
    };
    answer().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await origin.close();
    },
  };
};

const compress = { br: brotliCompressSync, gzip: gzipSync } as const;

const toEncoding = (accepted: string): keyof typeof compress | undefined =>
  (['br', 'gzip'] as const).find((encoding) => accepted.split(/,\s*/).includes(encoding));

const ask = async (address: URL) => {
  const response = await fetch(address, {
    redirect: 'manual',
    headers: { 'accept-encoding': 'identity' },
  });
  const names = ['content-type', 'location', 'etag'];
  const headers = Object.fromEntries(
    names.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const isLasting = /\/_astro\/|\/pagefind\//.test(address.pathname);
  return {
    status: response.status,
    headers: {
      ...headers,
      'cache-control': isLasting ? 'max-age=31536000, immutable' : 'no-cache',
    } as Record<string, string>,
    body: Buffer.from(await response.arrayBuffer()),
  };
};
