import { afterEach, expect, test, vi } from 'vitest';
import { findKeys, load, readAllowance, store, writeAllowance } from '../../src/client/device.ts';

afterEach(() => vi.unstubAllGlobals());

const useStorage = (): Map<string, string> => {
  const values = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => values.set(key, value),
    removeItem: (key: string) => values.delete(key),
  });
  return values;
};

test('all keys of the site are found to be cleared, and no other’s', () => {
  const keys = ['throughline:theme', 'throughline:letter:en/2023/x', 'other', 'throughline:keep'];
  expect(findKeys(keys, '')).toEqual(keys.filter((key) => key !== 'other'));
});

test('the word that nothing be kept outlives the clearing: without it all would begin anew', () => {
  expect(findKeys(['throughline:keep', 'throughline:saved'], 'off')).toEqual(['throughline:saved']);
});

test('what the reader allows is a word, or nothing', () => {
  const values = useStorage();
  expect(readAllowance()).toBe('');
  writeAllowance('off');
  expect([...values]).toEqual([['throughline:keep', 'off']]);
  writeAllowance('');
  expect([...values]).toEqual([]);
  values.set('throughline:keep', 'nonsense');
  expect(readAllowance()).toBe('');
});

test('a browser that keeps nothing breaks nothing', () => {
  const refuse = () => {
    throw new DOMException('', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect([load('x'), store('x', 'y'), readAllowance()]).toEqual([undefined, false, '']);
});
