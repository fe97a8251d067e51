import { describe, expect, test } from 'vitest';
import {
  fromSearchText,
  isPhrase,
  toSearchQuery,
  toSearchText,
} from '../../src/i18n/search-text.ts';

/** As Pagefind does: a word with hyphens is found whole and by its parts; other joiners do not part words. */
const toIndexWords = (text: string): string[] =>
  toSearchText(text, 'fa')
    .split(' ')
    .flatMap((word) => [word, ...word.split('-')])
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));

describe('spellings that find each other', () => {
  test.each([
    ['Arabic kaf and yeh', 'کوهستانی', 'كوهستاني'],
    ['a joiner, written or left out', 'قره‌باغ', 'قرهباغ'],
    ['a joiner on both sides', 'قره‌باغ', 'قره‌باغ'],
    ['a joiner and a space', 'قره‌باغ', 'قره باغ'],
    ['the second part alone', 'می‌رود', 'رود'],
    ['vowel signs', 'مُلک', 'ملک'],
    ['hamza above', 'دربارهٔ', 'درباره'],
    ['digits of Latin script', '۱۴۰۲', '1402'],
    ['digits of Arabic script', '۱۴۰۲', '١٤٠٢'],
    ['digits the other way round', '2023', '۲۰۲۳'],
    ['the stretched letter', 'سلام', 'ســلام'],
    ['presentation forms', 'سلام', 'ﺳﻼﻡ'],
  ])('%s', (_, written, typed) => {
    const words = toIndexWords(written);
    expect(
      toSearchQuery(typed, 'fa')
        .split(' ')
        .filter((word) => !words.includes(word)),
    ).toEqual([]);
  });
});

test('what the index holds can still be read', () => {
  expect(fromSearchText(toSearchText('در قره‌باغ، ۲ مارس 2023', 'fa'))).toBe(
    'در قره‌باغ، ۲ مارس ۲۰۲۳',
  );
  const english = 'On 2 March 2023 – a well-known clause … “Şuşa”';
  expect(fromSearchText(toSearchText(english, 'en'))).toBe(english);
});

describe('what is quoted is a phrase', () => {
  test.each([
    ...['"the road"', '“the road”', '„the road“', '„the road”', '”the road”', '«the road»'],
    ...['« the road »', '»the road«', '‹the road›', '‘the road’', '‚the road‘', "'the road'"],
    ...[
      '「the road」',
      '『the road』',
      '〝the road〟',
      '＂the road＂',
      '｢the road｣',
      ',,the road"',
    ],
    ...['<<the road>>', "''the road''", '``the road´´', ' “the road” ', '\u200F«the road»\u200F'],
  ])('%s', (typed) => {
    expect(toSearchQuery(typed, 'en')).toBe('"the road"');
  });

  test('with an apostrophe in it, and with letters folded', () => {
    expect(toSearchQuery('“the reader’s Straße”', 'en')).toBe('"the reader’s Strasse"');
    expect(toSearchQuery('«قره‌باغ كوهستاني»', 'fa')).toBe('"قرهباغ کوهستانی"');
  });

  test.each([
    ['“the road', '“the road'],
    ['the “road”', 'the “road”'],
    ['"the road" "a court"', 'the road   a court'],
    ['"the road', 'the road'],
    ['the reader’s', 'the reader’s'],
    ['“”', '“”'],
    ['5"', '5'],
    ['', ''],
  ])('but not %s', (typed, query) => {
    expect(toSearchQuery(typed, 'en')).toBe(query);
    expect(isPhrase(query)).toBe(false);
  });
});

test('letters that few keyboards have are typed as others', () => {
  expect(toSearchQuery('Łódź, Straße, STRAẞE, Əliyev, cœur, Ærø, Işık, Đà, Þór, Ħ', 'en')).toBe(
    'Lódź, Strasse, STRASsE, Eliyev, coeur, Aero, Işik, Dà, Thór, H',
  );
  expect(toSearchText('Łódź, Straße', 'en')).toBe('Łódź, Straße');
});
