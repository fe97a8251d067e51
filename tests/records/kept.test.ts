import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openKept, toKeptKey, type Kept } from '../../src/records/kept.ts';
import { writeTree } from '../support/content.ts';

const open = (file: string): Kept => {
  const kept = openKept(file);
  onTestFinished(() => kept.close());
  return kept;
};

const newFile = async (): Promise<string> => join(await writeTree({}), 'deep/kept');

const [a, b, c] = ['a', 'b', 'c'].map((name) => toKeptKey(name)) as [string, string, string];

test('texts come back as they were kept, in any script and size', async () => {
  const file = await newFile();
  const kept = open(file);
  kept.keep(a, '');
  kept.keep(b, `سلام\n${'x'.repeat(100_000)}\n`);
  expect(kept.read(b)).toContain('سلام');
  kept.save();
  kept.keep(c, '{"a":1}');
  kept.save();
  for (const each of [kept, open(file)]) {
    expect([each.read(a), each.read(b)?.length, each.read(c)]).toEqual(['', 100_006, '{"a":1}']);
    expect(each.has(toKeptKey('d'))).toBe(false);
    expect(each.read(toKeptKey('d'))).toBeUndefined();
  }
});

test('the text that was kept last under a key is the one', async () => {
  const file = await newFile();
  for (const text of ['old', 'new']) {
    const kept = open(file);
    kept.keep(a, text);
    kept.save();
  }
  expect(open(file).read(a)).toBe('new');
});

test('a key tells where one part ends', () => {
  expect(toKeptKey('a', 'bc')).not.toBe(toKeptKey('ab', 'c'));
  expect(toKeptKey('a', Buffer.from('bc'))).toBe(toKeptKey('a', 'bc'));
});

test('whatever breaks in the file, what is read is what was kept, or nothing; and saving mends it', async () => {
  const file = await newFile();
  open(file).save();
  const texts = { [a]: 'first', [b]: 'سوم', [c]: 'a third text' };
  fc.assert(
    fc.property(
      fc.nat(),
      fc.oneof(fc.constant('cut' as const), fc.uint8Array({ minLength: 1, maxLength: 4 })),
      (at, damage) => {
        writeFileSync(file, '');
        const kept = openKept(file);
        for (const [key, text] of Object.entries(texts)) kept.keep(key, text);
        kept.save();
        kept.close();
        const { size } = statSync(file);
        if (damage === 'cut') truncateSync(file, at % size);
        else {
          const bytes = readFileSync(file);
          bytes.set(damage.subarray(0, size - (at % size)), at % size);
          writeFileSync(file, bytes);
        }
        const broken = openKept(file);
        for (const [key, text] of Object.entries(texts)) {
          const found = broken.read(key);
          expect([text, undefined]).toContain(found);
          if (found === undefined) broken.keep(key, text);
        }
        broken.save();
        broken.close();
        const mended = openKept(file);
        for (const [key, text] of Object.entries(texts)) expect(mended.read(key)).toBe(text);
        mended.close();
      },
    ),
    { numRuns: 150 },
  );
});

test('what nobody needs any more goes when it is most of the file', async () => {
  const file = await newFile();
  const kept = open(file);
  const keys = Array.from({ length: 300 }, (_, i) => toKeptKey(`text ${String(i)}`));
  for (const key of keys) kept.keep(key, key.repeat(10));
  kept.save();
  const before = statSync(file).size;
  kept.save(new Set(keys.slice(0, 160)));
  expect(statSync(file).size).toBe(before);
  kept.save(new Set(keys.slice(0, 20)));
  expect(statSync(file).size).toBeLessThan(before / 10);
  expect(kept.read(keys[0] ?? '')).toBe(keys[0]?.repeat(10));
  expect(kept.has(keys[20] ?? '')).toBe(false);
});

test('two that save at once lose nothing of each other', async () => {
  const file = await newFile();
  const [one, two] = [open(file), open(file)];
  one.keep(a, 'one');
  two.keep(b, 'two');
  two.save();
  one.save();
  appendFileSync(file, 'a line that broke off');
  const third = open(file);
  expect([third.read(a), third.read(b)]).toEqual(['one', 'two']);
});
