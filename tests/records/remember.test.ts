import { expect, test, vi } from 'vitest';
import { remember } from '../../src/records/remember.ts';

test('what was answered is not asked for again, an empty answer neither', () => {
  const answer = vi.fn((text: string) => text.trim());
  const ask = remember(answer);
  expect([ask(' a '), ask(' a '), ask(' '), ask(' ')]).toEqual(['a', 'a', '', '']);
  expect(answer).toHaveBeenCalledTimes(2);
});

test('with too many texts it begins anew', () => {
  const answer = vi.fn((text: string) => text);
  const ask = remember(answer, 2);
  for (const text of ['a', 'b', 'c', 'a', 'c']) expect(ask(text)).toBe(text);
  expect(answer).toHaveBeenCalledTimes(4);
});
