import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildNearest,
  didYouMean,
  foldText,
  isSlip,
  suggest,
  titleKey,
} from '../../src/records/fold.ts';

describe('two spellings of one title have one key', () => {
  test.each([
    ['Suez Delays', 'suez delays'],
    ['Suez: delays!', '“Suez – delays”'],
    ['The Court’s answer', "The Court's answer"],
    ['The Court’s answer', 'The Court´s answer'],
    ['The Court’s answer', 'The Court`s answer'],
    ['The Court’s answer', 'The Courtʼs answer'],
    ['0\u1FEFø', '0ø'],
    ['Baʿath and ʾAlif', 'Ba‘ath and Alif'],
    ['Café', 'Cafe\u0301'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'STRASSE'.replace('SS', 'ß')],
    ['ﬁve kilometres', 'five kilometres'],
    ['Five\u00A0kilometres', 'five kilometres'],
    ['in\u00ADvisible', 'invisible'],
    ['I ❤️ NY', 'I ❤ NY'],
    ['1,960 for five years', '1 960 for five years'],
    ['۱۴۰۲', '1402'],
    ['١٤٠٢', '1402'],
    ['１４０２', '1402'],
    ['علي', 'علی'],
    ['كتاب', 'کتاب'],
    ['مدرسة', 'مدرسه'],
    ['خانهٔ ما', 'خانۀ ما'],
    ['خانهٔ ما', 'خانه ما'],
    ['أحمد', 'احمد'],
    ['می‌خواهد', 'میخواهد'],
    ['مُحَمَّد', 'محمد'],
    ['محـمد', 'محمد'],
    ['\u200Fقره‌باغ\u200E', 'قره\u200Dباغ'],
    ['«قره‌باغ»: پرسش؟', 'قره‌باغ، پرسش'],
  ])('%j and %j', (a, b) => {
    expect(titleKey(a)).toBe(titleKey(b));
    expect(titleKey(a)).not.toBe('');
  });

  test.each([
    ['Suez delays', 'Suez delay'],
    ['Road 1', 'Road 11'],
    ['Road 1 1', 'Road 11'],
    ['باد', 'بد'],
    ['آب', 'اب'],
    ['???', '!!!'],
  ])('but not %j and %j', (a, b) => {
    expect(titleKey(a)).not.toBe(titleKey(b));
  });

  const anyTitle = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({
      unit: fc.constantFrom(...'abc ABC éÅ 123 ۱۲ قره‌باغ يكي كتاب’\'"-–:;'.split('')),
      minLength: 1,
    }),
  );

  test('whatever the title: case, Unicode form, signs around it', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        const key = titleKey(title);
        fc.pre(foldText(title) !== '');
        expect(titleKey(key)).toBe(key);
        for (const form of ['NFC', 'NFD']) expect(titleKey(title.normalize(form))).toBe(key);
        expect(titleKey(`“${title}”…`)).toBe(key);
        expect(titleKey(` ${title.replaceAll(' ', '  ')}! `)).toBe(key);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is nearest to a slip', () => {
  const titles = [
    'Suez delays',
    'Suez tolls rise',
    'The road outward',
    'A decree with a date',
    'Two roads, one day',
    'کریدور لاچین',
  ];
  const find = buildNearest(() => titles);

  test.each([
    ['Suez delys', ['Suez delays']],
    ['A dcree', ['A decree with a date']],
    ['suez toll rises', ['Suez tolls rise']],
    ['Delays in Suez', ['Suez delays']],
    ['كريدور لاچين', ['کریدور لاچین']],
    ['The bridge', []],
    ['Something else entirely', []],
    ['', []],
  ])('%j: %j', (typed, nearest) => {
    expect(find(typed)).toEqual(nearest);
  });

  test('is asked for only when it is needed, and once', () => {
    let asked = 0;
    const findAmong = buildNearest(() => {
      asked++;
      return titles;
    });
    expect(asked).toBe(0);
    findAmong('Suez');
    findAmong('Lachin');
    expect(asked).toBe(1);
  });

  test('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(titles, { minLength: titles.length }),
        fc.string(),
        (shuffled, typed) => {
          expect(buildNearest(() => shuffled)(typed)).toEqual(find(typed));
        },
      ),
    );
  });
});

test.each([
  ['tittle', ['title', 'tags'], ' Did you mean "title"?'],
  ['xyz', ['title', 'tags'], ''],
  ['title', [], ''],
])('didYouMean %j among %j says%j', (typed, candidates, expected) => {
  expect(didYouMean(typed, candidates)).toBe(expected);
});

test.each([
  [[], ''],
  [['a'], ' Did you mean "a"?'],
  [['a', 'b'], ' Did you mean "a" or "b"?'],
  [['a', 'b', 'c'], ' Did you mean "a", "b" or "c"?'],
])('suggest %j says%j', (nearest, expected) => {
  expect(suggest(nearest)).toBe(expected);
});

test.each([
  ['Ana Karapetyan', 'Anna Karapetyan', true],
  ['Anna Karapetian', 'Anna Karapetyan', true],
  ['Law Desk', 'Data Desk', false],
  ['Ana', 'Anna', false],
])('%j is a slip for %j: %j', (a, b, is) => {
  expect(isSlip(a, b)).toBe(is);
});
