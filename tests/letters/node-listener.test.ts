import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStaticServer, type StaticServer } from '../../src/build/static-server.ts';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import { mostBytes } from '../../src/letters/intake.ts';
import { toNodeListener } from '../../src/letters/node-listener.ts';
import type { Store } from '../../src/letters/store.ts';
import { makeFolder } from '../support/folder.ts';
import { makeIntake, makeToken, readLetters, typed } from '../support/intake.ts';

let server: StaticServer;
let store: Store;

beforeEach(async () => {
  const folder = await makeFolder('listener');
  store = toFolderStore(folder);
  server = await startStaticServer({
    folder,
    host: '127.0.0.1',
    service: { path: '/intake/', answer: toNodeListener(makeIntake(store)) },
    // Longer than many letters at once take to be read on a busy machine.
    patience: { headersTimeout: 1000, requestTimeout: 2000, connectionsCheckingInterval: 50 },
  });
});
afterEach(() => server.close());

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(new URL('intake/letters', server.url), {
    method: 'POST',
    redirect: 'manual',
    headers,
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });

const open = (): Socket => connect(Number(new URL(server.url).port), '127.0.0.1');

/** All that comes until the other side ends the connection. */
const readAll = (socket: Socket) =>
  new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });

describe('over HTTP', () => {
  it('a letter of many scripts arrives as it was typed', async () => {
    const letter = 'دالان لاچین — “the corridor” 🧭\n\n> Ծանոթ\n\n*یک* و _دو_';
    const answer = await post(new URLSearchParams({ ...typed, letter, token: await makeToken() }));
    expect(answer.status).toBe(303);
    expect((await readLetters(store)).map(({ text }) => text)).toEqual([letter]);
  });

  it('a letter arrives that does not say how long it is', async () => {
    const form = new URLSearchParams({ ...typed, token: await makeToken() }).toString();
    const chunks = form.match(/[^]{1,50}/g) ?? [];
    const body = new ReadableStream({
      pull: (controller) => {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
    });
    const answer = await post(body, { 'Content-Type': 'application/x-www-form-urlencoded' });
    expect(answer.status).toBe(303);
    expect((await readLetters(store)).map(({ text }) => text)).toEqual([typed.letter]);
  });

  it('many letters at once are all kept, each once', async () => {
    const names = Array.from({ length: 15 }, (_, index) => `Reader ${index}`);
    const answers = await Promise.all(
      names.map(async (name) =>
        post(new URLSearchParams({ ...typed, name, token: await makeToken() })),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    const kept = (await readLetters(store)).map(({ name }) => name);
    expect(kept.sort()).toEqual(names.sort());
  });

  it.each([
    ['that says its length', () => 'letter='.padEnd(mostBytes + 1, 'x')],
    [
      'that does not say its length, and never ends',
      () =>
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024).fill(120)),
        }),
    ],
  ])('a body too large %s is cut off', async (_, make) => {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const status = await post(make(), type).then(
      (answer) => answer.status,
      // The connection may be gone before all was sent.
      () => 413,
    );
    expect(status).toBe(413);
    expect(await readLetters(store)).toEqual([]);
    expect((await fetch(new URL('intake/token?article=x', server.url))).status).toBe(404);
  });

  it.each([
    ['headers', 'POST /intake/letters HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '],
    [
      'a body',
      'POST /intake/letters HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"le',
    ],
  ])('whoever sends %s too slowly is not waited for', async (_, beginning) => {
    const socket = open();
    socket.write(beginning);
    expect(await readAll(socket)).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(await readLetters(store)).toEqual([]);
  });

  it.each([
    ['half a form', 'name=Ada&email=%', 'application/x-www-form-urlencoded', 410],
    [
      'bytes that are no UTF-8',
      new Uint8Array([0x6e, 0x3d, 0xff]),
      'application/x-www-form-urlencoded',
      400,
    ],
    ['a field twice', 'article=a&article=b', 'application/x-www-form-urlencoded', 400],
    ['half of JSON', '{"article":', 'application/json', 400],
    ['JSON that is no object', '["article"]', 'application/json', 400],
    ['a number for a text', '{"article": 1}', 'application/json', 400],
    ['deep JSON', `{"article":${'['.repeat(20_000)}`, 'application/json', 400],
    ['a file', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x', 415],
    ['plain text', 'article=a', 'text/plain', 415],
    ['nothing', '', 'application/x-www-form-urlencoded', 410],
  ])('%s is refused in words', async (_, body, type, status) => {
    const answer = await post(body, { 'Content-Type': type });
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/\bat .*\.ts:\d|Error:/);
    expect(await readLetters(store)).toEqual([]);
  });

  it('nothing that was typed gets into a header', async () => {
    const evil = 'Ada\r\nBcc: all@readers.example\r\nSet-Cookie: a=b';
    const fields = {
      ...typed,
      name: evil,
      language: evil,
      replyTo: evil,
      token: await makeToken(),
    };
    for (const answer of [
      await post(new URLSearchParams(fields)),
      await post(JSON.stringify(fields), { 'Content-Type': 'application/json' }),
      await post(new URLSearchParams({ ...fields, article: evil, token: evil })),
    ]) {
      expect(JSON.stringify([...answer.headers])).not.toMatch(/bcc|cookie/i);
    }
  });

  it.each(['/intake/letters', '/intake/token?article=x', '/intake/none'])(
    'the answer at %s may not be kept, framed, guessed at, or load anything',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        const { headers } = await fetch(new URL(path, server.url), { method });
        expect(headers.get('content-security-policy')).toMatch(
          /^default-src 'none';.*frame-ancestors 'none'/,
        );
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('cache-control')).toBe('no-store');
        expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
        expect(headers.get('set-cookie')).toBeNull();
      }
    },
  );
});
