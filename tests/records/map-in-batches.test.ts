import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mapInBatches } from '../../src/records/map-in-batches.ts';

test('keeps the order, leaves nothing out and never does too much at once', async () => {
  let [now, most] = [0, 0];
  const items = Array.from({ length: 205 }, (_, i) => i);
  const results = await mapInBatches(items, async (item) => {
    most = Math.max(most, ++now);
    await setImmediate();
    if (item % 3 === 0) await setImmediate();
    now--;
    return item * 2;
  });
  expect(results).toEqual(items.map((item) => item * 2));
  expect(most).toBeLessThanOrEqual(64);
  expect(await mapInBatches([], () => Promise.resolve(1))).toEqual([]);
});

test('what else is under way gets its turn, even beside work that never waits', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  const work = () => {
    const end = performance.now() + 2;
    while (performance.now() < end);
    return Promise.resolve();
  };
  await mapInBatches(Array.from({ length: 40 }), work);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

test('where something fails, nothing of its batch is under way any more', async () => {
  let working = 0;
  const work = async (item: number): Promise<void> => {
    working++;
    for (let turn = 0; turn < item; turn++) await setImmediate();
    working--;
    if (item === 1) throw new Error('The disk is full.');
  };
  await expect(mapInBatches([1, 2, 3, 4, 5], work)).rejects.toThrow('The disk is full.');
  expect(working).toBe(0);
});
