import { expect, test } from 'vitest';
import type { PhaseAccount } from '../../src/build/account.ts';
import {
  formatTime,
  openProgress,
  renderAccount,
  renderPhase,
  renderReasons,
} from '../../src/cli/progress.ts';

const phase = (change: Partial<PhaseAccount> = {}): PhaseAccount => ({
  ...{ name: 'pages', time: undefined, planned: 4000, done: 1200, reused: 6000 },
  ...change,
});

test.each([
  [80, '0.1 s'],
  [9940, '9.9 s'],
  [42_400, '42 s'],
  [185_000, '3 min 05 s'],
])('%d ms are %s', (ms, text) => {
  expect(formatTime(ms)).toBe(text);
});

test('a phase tells how far it is, how fast, and how long it will take', () => {
  expect(renderPhase(phase(), 4000)).toBe('pages  1,200 of 4,000 · 300 a second · 9.3 s left');
  expect(renderPhase(phase({ done: 0 }), 4000)).toBe('pages  0 of 4,000');
  expect(renderPhase(phase({ planned: 0, done: 0 }), 4000)).toBe('pages …');
});

test('a terminal shows one line, ten times a second at most, no wider than it is', () => {
  const written: string[] = [];
  let now = 0;
  const terminal = { isTTY: true, columns: 20, write: (text: string) => written.push(text) };
  const { listen, close } = openProgress(terminal, () => now);
  for (now = 0; now < 1000; now += 10) listen(phase({ done: now }));
  expect(written).toHaveLength(10);
  expect(written.every((text) => text.replace('\r\x1b[K', '').length < 20)).toBe(true);
  close();
  expect(written.at(-1)).toBe('\r\x1b[K');
});

test('where there is no terminal nothing is drawn', () => {
  const written: string[] = [];
  const { listen, close } = openProgress({ write: (text: string) => written.push(text) });
  listen(phase());
  close();
  expect(written).toEqual([]);
});

test('the account is a table', () => {
  const phases = [
    phase({ name: 'content', time: 1234, done: 1, reused: 9999 }),
    phase({ time: 60_000 }),
  ];
  expect(renderAccount(phases)).toMatchInlineSnapshot(`
    "               time   done  reused
    content       1.2 s      1   9,999
    pages    1 min 00 s  1,200   6,000"
  `);
});

test('reasons are told one a line', () => {
  const made = [
    { file: 'a/index.html', why: 'new' },
    { file: 'b/index.html', why: 'changed: thread, related' },
  ];
  expect(renderReasons(made)).toBe('a/index.html: new\nb/index.html: changed: thread, related');
});
