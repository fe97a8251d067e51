import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { load } from 'cheerio';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import { toNodeListener } from '../../src/letters/node-listener.ts';
import { toReaderAddress } from '../../src/letters/reader-address.ts';
import { makeFolder } from '../support/folder.ts';
import { makeIntake, typed } from '../support/intake.ts';

const find = (peer: string, headers: Record<string, string>) =>
  toReaderAddress(peer, new Headers(headers));

test.each<[string, string, Record<string, string>, string]>([
  ['by a proxy here', '127.0.0.1', { 'X-Forwarded-For': '192.0.2.7' }, '192.0.2.7'],
  ['by one over IPv6', '::1', { 'X-Forwarded-For': '2001:db8::7' }, '2001:db8::7'],
  ['by one over both', '::ffff:127.0.0.1', { 'X-Forwarded-For': '192.0.2.7' }, '192.0.2.7'],
  ['by one on a Unix socket', '', { 'X-Forwarded-For': '192.0.2.7' }, '192.0.2.7'],
  [
    'after what the reader wrote',
    '127.0.0.1',
    { 'X-Forwarded-For': '10.0.0.1, 192.0.2.7' },
    '192.0.2.7',
  ],
  ['with its port', '127.0.0.1', { 'X-Forwarded-For': '192.0.2.7:51234' }, '192.0.2.7'],
  ['in brackets', '127.0.0.1', { 'X-Forwarded-For': '[2001:db8::7]:51234' }, '2001:db8::7'],
  ['by a proxy that is not here', '192.0.2.1', { 'X-Forwarded-For': '10.0.0.1' }, '192.0.2.1'],
  ['by nobody', '192.0.2.1', {}, '192.0.2.1'],
  ['on this machine', '127.0.0.1', { Host: '127.0.0.1:4322' }, '127.0.0.1'],
  ['by a browser here', '::1', { Host: 'localhost:4321', Origin: 'http://localhost:4321' }, '::1'],
  ['by a browser here that hides', '::1', { Host: '[::1]:4321', Origin: 'null' }, '::1'],
])('a request that is passed on %s is its reader’s', (_, peer, headers, address) => {
  expect(find(peer, headers)).toBe(address);
});

test('circuits of Tor are told apart', () => {
  const of = (last: string) =>
    find('127.0.0.1', { 'X-Forwarded-For': `fc00:dead:beef:4dad::${last}` });
  expect(new Set([of('0:1'), of('0:2'), of('1:1')]).size).toBe(3);
  // Whoever counts by the networks of IPv6 must not take them for one.
  expect(of('0:1')).not.toContain(':');
});

describe('nobody’s is one that a proxy passes on', () => {
  test.each<[string, Record<string, string>]>([
    ['under the site’s name', { Host: 'example.org' }],
    ['from a page of the site', { Host: '127.0.0.1:4322', Origin: 'https://example.org' }],
    ['from an older page of it', { Host: '127.0.0.1:4322', Referer: 'https://example.org/x/' }],
    ['with its own headers alone', { Host: '127.0.0.1:4322', 'X-Forwarded-Proto': 'https' }],
    ['with the address elsewhere', { 'X-Real-IP': '192.0.2.7' }],
    ['with a name for the address', { 'X-Forwarded-For': 'unknown' }],
    ['with no address', { 'X-Forwarded-For': '' }],
  ])('%s', (_, headers) => {
    expect(find('127.0.0.1', headers)).toBeUndefined();
  });
});

test('a proxy that does not say whose letters it passes on gets none taken, and the log says why, once', async () => {
  const said: string[] = [];
  const intake = makeIntake(toFolderStore(await makeFolder('nameless')));
  const server = createServer(toNodeListener(intake, (message) => said.push(message)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const post = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/intake/letters`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(typed),
    });
  for (let i = 0; i < 3; i++) {
    const answer = await post({ 'X-Forwarded-Proto': 'https' });
    expect(answer.status).toBe(503);
    expect(load(await answer.text())('textarea').text()).toContain('The corridor was open');
  }
  expect(said).toEqual([expect.stringMatching(/X-Forwarded-For.*docs\/letters-service\.md/)]);
  expect((await post({ 'X-Forwarded-For': '192.0.2.7' })).status).toBe(200);
  expect(said).toHaveLength(1);
});
