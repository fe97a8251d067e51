import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { openHelper, type Helper } from '../../src/records/helper.ts';
import { writeTree } from '../support/content.ts';

const source = new URL('../../src/records/helper.ts', import.meta.url).href;

/** A helper whose program does `act`. */
const open = async (act: string): Promise<Helper<{ readonly text: string }, unknown>> => {
  const root = await writeTree({
    'helper.mjs': `import { help } from ${JSON.stringify(source)};\nhelp(${act});\n`,
  });
  const helper = openHelper<{ readonly text: string }, unknown>(
    pathToFileURL(join(root, 'helper.mjs')),
    'What helps',
  );
  onTestFinished(helper.close);
  return helper;
};

test('a helper does one job after the other, with whatever can be cloned', async () => {
  const helper = await open('async ({ text }) => new Map([[text, new Set([text.length])]])');
  expect(await helper.ask({ text: 'one' })).toEqual(new Map([['one', new Set([3])]]));
  expect(await helper.ask({ text: 'three' })).toEqual(new Map([['three', new Set([5])]]));
});

test('a program that has ended before it was asked anything is told of to who asks', async () => {
  const helper = await open('process.exit(3)');
  await new Promise((end) => setTimeout(end, 1000));
  await expect(helper.ask({ text: '' })).rejects.toThrow('What helps has broken off.');
});

test('who asks is told once the helper has all of a job, and need not wait for it any more', async () => {
  const helper = await open(
    'async ({ text }) => { await new Promise((end) => setTimeout(end, 100)); return text.length; }',
  );
  const told: string[] = [];
  const text = 'long '.repeat(1_000_000);
  const answer = helper.ask({ text }, () => told.push('sent')).then(() => told.push('answered'));
  await answer;
  expect(told).toEqual(['sent', 'answered']);
});

test('its errors come with their hints', async () => {
  const helper = await open(
    "async ({ text }) => { throw Object.assign(new Error(`No ${text}.`), { hint: 'Try two.' }); }",
  );
  await expect(helper.ask({ text: 'one' })).rejects.toMatchObject({
    ...{ message: 'No one.', hint: 'Try two.' },
  });
});

test('one that breaks off is told of by its name', async () => {
  const helper = await open('async () => process.exit(3)');
  await expect(helper.ask({ text: '' })).rejects.toThrow('What helps has broken off.');
});

test('one whose answer nobody waits for any more ends without a word', async () => {
  const root = await writeTree({
    'helper.mjs': `import { help } from ${JSON.stringify(source)};
      help(async () => { const end = Date.now() + 1000; while (Date.now() < end); });`,
    'build.mjs': `import { openHelper } from ${JSON.stringify(source)};
      const helper = openHelper(new URL('./helper.mjs', import.meta.url), 'What helps');
      helper.hold(false);
      void helper.ask({});
      setTimeout(() => undefined, 500);`,
  });
  // Its output stays open for as long as the helper lives.
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(root, 'build.mjs')]);
  expect([stdout, stderr]).toEqual(['', '']);
}, 30_000);
