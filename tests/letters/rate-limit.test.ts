import { describe, expect, it } from 'vitest';
import { toCounter } from '../../src/letters/rate-limit.ts';
import { countingRandom } from '../support/intake.ts';

const make = (times = 2) => {
  let time = 0;
  const counter = toCounter({ times, window: 1000 }, () => time, countingRandom());
  return {
    counter,
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
  };
};

describe('a limit', () => {
  it('holds for each address by itself, until its window ends', async () => {
    const { counter, wait } = make();
    const asks = async () => [await counter('192.0.2.1'), await counter('192.0.2.2')];
    expect(await asks()).toEqual([true, true]);
    expect(await asks()).toEqual([true, true]);
    expect(await asks()).toEqual([false, false]);
    wait(999);
    expect(await asks()).toEqual([false, false]);
    wait(1);
    expect(await asks()).toEqual([true, true]);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
    ['2001:db8::1', '2001:db8:0:0:1::'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('takes %s and %s for one household', async (one, other) => {
    const { counter } = make(1);
    expect([await counter(one), await counter(other)]).toEqual([true, false]);
  });

  it('keeps neighbours apart', async () => {
    const { counter } = make(1);
    const asked = [await counter('2001:db8:1:2::1'), await counter('2001:db8:1:3::1')];
    expect(asked).toEqual([true, true]);
  });

  it('counts what comes at once', async () => {
    const { counter } = make(5);
    const asked = await Promise.all(Array.from({ length: 20 }, () => counter('192.0.2.1')));
    expect(asked.filter(Boolean)).toHaveLength(5);
  });
});
