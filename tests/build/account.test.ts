import { expect, test } from 'vitest';
import { openAccount, toWhy, type PhaseAccount } from '../../src/build/account.ts';
import type { EditionItem } from '../../src/build/edition-plan.ts';
import { digestParts } from '../../src/views/digest.ts';

const item = (key: string): EditionItem => ({
  file: 'a/index.html',
  key,
  make: () => Promise.resolve(new Uint8Array()),
});

const lastWith = (key: string) => ({
  code: '',
  files: { 'a/index.html': { key, assets: [], sha256: '', size: 1, mtimeMs: 1 } },
});

const pageKey = (code: string, view: object) => `${code} src/pages/a.astro ${digestParts(view)}`;

test('a file that is made tells why', () => {
  const before = pageKey('c1', { headline: 'A', thread: 1 });
  const why = (key: string, last = before) => toWhy(item(key), 'its content', lastWith(last));
  expect(why(pageKey('c1', { headline: 'A', thread: 2 }))).toBe('changed: thread');
  expect(why(pageKey('c1', { headline: 'B', thread: 2 }))).toBe('changed: headline, thread');
  expect(why(pageKey('c2', { headline: 'A', thread: 1 }))).toBe('the code or a setting changed');
  expect(why('digest')).toBe('changed');
  expect(toWhy(item(before), 'new', { code: '', files: {} })).toBe('new');
  expect(toWhy(item(before), 'touched by somebody else', lastWith(before))).toBe(
    'touched by somebody else',
  );
});

test('the account knows what each phase did, and who listens hears each step', async () => {
  const heard: PhaseAccount[] = [];
  const account = openAccount((phase) => heard.push(phase));
  const result = await account.during('pages', (phase) => {
    phase.start(2, 5);
    phase.step();
    phase.step();
    phase.tell(item('k'), 'new', { code: '', files: {} });
    return Promise.resolve('made');
  });
  expect(result).toBe('made');
  expect(account.phases).toMatchObject([{ name: 'pages', planned: 2, done: 2, reused: 5 }]);
  expect(account.phases[0]?.time).toBeGreaterThanOrEqual(0);
  expect(account.made).toEqual([{ file: 'a/index.html', why: 'new' }]);
  expect(heard.map(({ done }) => done)).toEqual([0, 0, 1, 2, 2]);
});
