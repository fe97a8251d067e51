import { describe, expect, it } from 'vitest';
import { stores } from '../support/stores.ts';

describe.each(Object.entries(stores))('%s', (_, make) => {
  it('keeps a text under a name, once', async () => {
    const store = make();
    expect(await store.create('letters/a.json', 'نامه')).toBe(true);
    expect(await store.create('letters/a.json', 'another')).toBe(false);
    expect(await store.read('letters/a.json')).toBe('نامه');
  });

  it('gives a name to one of many that ask for it at once', async () => {
    const store = make();
    const asked = Array.from({ length: 20 }, (_each, index) =>
      store.create('letters/a.json', String(index)),
    );
    const created = await Promise.all(asked);
    expect(created.filter(Boolean)).toHaveLength(1);
    expect(await store.read('letters/a.json')).toBe(String(created.indexOf(true)));
  });

  it('replaces, and removes, and minds neither twice', async () => {
    const store = make();
    await store.write('letters/a.json', 'one');
    await store.write('letters/a.json', 'two');
    expect(await store.read('letters/a.json')).toBe('two');
    await store.remove('letters/a.json');
    await store.remove('letters/a.json');
    expect(await store.read('letters/a.json')).toBeUndefined();
    expect(await store.create('letters/a.json', 'three')).toBe(true);
  });

  it('lists what is in a folder, all of it, in order, and nothing else', async () => {
    const store = make();
    expect(await store.list('letters')).toEqual([]);
    for (const name of ['e', 'a', 'c', 'b', 'd']) await store.create(`letters/${name}.json`, name);
    await store.create('letters-of-others/a.json', '');
    await store.create('addresses/a.age', '');
    expect(await store.list('letters')).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((name) => `letters/${name}.json`),
    );
  });
});
