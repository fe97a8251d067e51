import { expect, test } from 'vitest';
import { inLanguage, localizedSchema, type Localized } from '../../src/records/localized.ts';

test.each<[Localized, string, string]>([
  ['Caucasus Desk', 'Caucasus Desk', 'Caucasus Desk'],
  [{ en: 'Caucasus Desk', fa: 'میز قفقاز' }, 'Caucasus Desk', 'میز قفقاز'],
  [{ fa: 'میز قفقاز' }, 'میز قفقاز', 'میز قفقاز'],
  [{ en: 'Caucasus Desk' }, 'Caucasus Desk', 'Caucasus Desk'],
])('%j is %j in English and %j in Persian', (text, english, persian) => {
  expect(inLanguage(text, 'en')).toBe(english);
  expect(inLanguage(text, 'fa')).toBe(persian);
});

test.each([
  ['Caucasus Desk', true],
  [{ en: 'Caucasus Desk' }, true],
  [{ en: ' x ', fa: 'y' }, true],
  ['', false],
  ['  ', false],
  [{}, false],
  [{ en: '' }, false],
  [{ de: 'Kaukasus' }, false],
  [['Caucasus Desk'], false],
  [7, false],
  [null, false],
])('%j may stand for a text in several languages: %j', (value, may) => {
  expect(localizedSchema.safeParse(value).success).toBe(may);
});
