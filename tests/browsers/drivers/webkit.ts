import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { vi } from 'vitest';
import type { Driver, Tab } from './tab.ts';

type Command = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<T>;

/** WebKitGTK, driven by WebDriver, on a screen that nobody sees. */
export const startWebKit = async (driverPath: string): Promise<Driver> => {
  const screen = await startScreen();
  const port = await findFreePort();
  const driver = spawn(driverPath, ['--host=127.0.0.1', `--port=${port}`], {
    env: { ...process.env, DISPLAY: screen.display },
    stdio: 'ignore',
  });
  const command = toCommand(`http://127.0.0.1:${port}`);
  await vi.waitFor(() => command('GET', '/status'), { timeout: 20_000, interval: 100 });
  return {
    name: 'WebKitGTK',
    open: () => openTab(command),
    close: async () => {
      await end(driver);
      await end(screen.process);
    },
  };
};

/** A new browser, since that is all that a session of WebDriver can be. */
const openTab = async (command: Command): Promise<Tab> => {
  const { sessionId } = await command<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: {} },
  });
  const session = `/session/${sessionId}`;
  await command('POST', `${session}/window/rect`, { width: 360, height: 740 });
  return {
    go: (url) => command('POST', `${session}/url`, { url }),
    ask: async <T>(expression: string) => {
      const script = `const done = arguments[0];
        Promise.resolve(${expression}).then((value) => done({ value }), (error) => done({ error: String(error) }))`;
      const body = { script, args: [] };
      const answer = await command<{ value?: T; error?: string }>(
        'POST',
        `${session}/execute/async`,
        body,
      );
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value as T;
    },
    // While one page fades into the next, there is nothing to be clicked yet.
    click: (value) =>
      vi.waitFor(
        async () => {
          const body = { using: 'css selector', value };
          const found = await command<Record<string, string>>('POST', `${session}/element`, body);
          const [id = ''] = Object.values(found);
          await command('POST', `${session}/element/${id}/click`, {});
        },
        { timeout: 10_000, interval: 100 },
      ),
    type: (text) => {
      const keys = Array.from(text, (value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]).flat();
      const actions = [{ type: 'key', id: 'keyboard', actions: keys }];
      return command('POST', `${session}/actions`, { actions });
    },
    close: () => command('DELETE', session),
  };
};

const toCommand =
  (origin: string): Command =>
  async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(origin + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as {
      value: T & { error?: string; message?: string };
    };
    if (!response.ok)
      throw new Error(
        `${method} ${path}: ${value.error ?? response.status} ${value.message ?? ''}`,
      );
    return value;
  };

/** Xvfb on whatever display is free, which it writes to its fourth stream once it can be drawn on. */
const startScreen = async () => {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const process = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(process.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { process, display: `:${number.toString().trim()}` };
};

const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
};
