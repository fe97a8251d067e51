import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root as project } from './source-files.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: unknown;
}

/** Astro's language server over a project, as VS Code's extension starts it. `close` ends it. */
export interface LanguageServer {
  readonly ask: (method: string, params: object) => Promise<unknown>;
  readonly tell: (method: string, params: object) => void;
  readonly close: () => void;
}

export const startLanguageServer = async (root: string): Promise<LanguageServer> => {
  // It comes with `@astrojs/check`, which is made of it.
  const program = join(project, 'node_modules/@astrojs/language-server/bin/nodeServer.js');
  const server = spawn(process.execPath, [program, '--stdio'], { cwd: root });
  const waiting = new Map<number, (result: unknown) => void>();
  let id = 0;
  let received = Buffer.alloc(0);

  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const ask = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.set(++id, resolve);
      send({ id, method, params });
    });
  const tell = (method: string, params: object): void => {
    send({ method, params });
  };
  const take = (message: Message): void => {
    if (message.method === undefined) waiting.get(message.id ?? 0)?.(message.result);
    // The server asks for settings, and goes on when it is told that there are none.
    else if (message.id !== undefined)
      send({ id: message.id, result: message.params?.items?.map(() => null) ?? null });
  };
  server.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/i.exec(received.toString('latin1', 0, head))?.[1],
      );
      if (head < 0 || received.length < head + 4 + length) return;
      take(JSON.parse(received.toString('utf8', head + 4, head + 4 + length)) as Message);
      received = received.subarray(head + 4 + length);
    }
  });
  const uri = pathToFileURL(root).href;
  const tsdk = join(project, 'node_modules/typescript/lib');
  await ask('initialize', {
    ...{ processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'project' }] },
    capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } },
    initializationOptions: { typescript: { tsdk }, contentIntellisense: true },
  });
  tell('initialized', {});
  return { ask, tell, close: () => void server.kill() };
};
