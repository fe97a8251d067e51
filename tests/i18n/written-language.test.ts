import { expect, it } from 'vitest';
import { findWrittenLanguage } from '../../src/i18n/written-language.ts';

it.each([
  ['An English letter', 'en', 'en'],
  ['نامه‌ای به فارسی با واژه corridor', 'en', 'fa'],
  ['A letter that quotes «دالان» and goes on in English', 'fa', 'en'],
  ['نامه', 'fa', 'fa'],
  ['12.12.2022 → 15.12.2022', 'en', 'en'],
] as const)('"%s", sent from a page in %s, is in %s', (text, ofForm, language) => {
  expect(findWrittenLanguage(text, ofForm, ['en', 'fa'])).toBe(language);
});
