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

  it.each([
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::1'],
    ['fe80::1%eth0', 'fe80::2'],
    ['::ffff:c000:201', '192.0.2.1'],
  ])('takes %s and %s for one, however they are written', async (one, other) => {
    const { counter } = make(1);
    expect([await counter(one), await counter(other)]).toEqual([true, false]);
  });

  it('is wider for what a provider hands out at once, and no more', async () => {
    const ask = async (addresses: readonly string[]) => {
      const { counter } = make(1);
      const asked: boolean[] = [];
      for (const address of addresses) asked.push(await counter(address));
      return asked.filter(Boolean).length;
    };
    const of = (length: number, make_: (index: number) => string) =>
      ask(Array.from({ length }, (_, index) => make_(index)));
    expect(await of(40, (index) => `2001:db8:1:${(0x100 + index).toString(16)}::1`)).toBe(4);
    expect(await of(100, (index) => `2001:db8:1:${(index * 256).toString(16)}::1`)).toBe(16);
    expect(await of(40, (index) => `2001:db8:${index.toString(16)}::1`)).toBe(40);
  });

  it('begins anew where the clock is set back', async () => {
    const { counter, wait } = make(1);
    expect([await counter('x'), await counter('x')]).toEqual([true, false]);
    wait(-3_600_000);
    expect([await counter('x'), await counter('x')]).toEqual([true, false]);
    wait(1000);
    expect(await counter('x')).toBe(true);
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
