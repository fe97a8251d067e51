import { expect, it } from 'vitest';
import { toNormalForm } from '../../src/i18n/normal-form.ts';

const pair = '\u0301\u0323';

it.each(['é', 'e\u0301', 'کـ\u0651\u064e', '각', 'ﬁ', `a${pair.repeat(15)}`, ''])(
  '%j is what the platform makes of it',
  (text) => {
    for (const form of ['NFC', 'NFKC'] as const)
      expect(toNormalForm(text, form)).toBe(text.normalize(form));
  },
);

it('a pile of marks keeps all of them, and the words around it are composed', () => {
  const made = toNormalForm(`e\u0301${pair.repeat(100)}e\u0301`, 'NFC');
  expect(made.length).toBe(1 + 200 + 1);
  expect(made.endsWith('é')).toBe(true);
});
