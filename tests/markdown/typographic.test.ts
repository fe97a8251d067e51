import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { fa } from '../../src/i18n/fa.ts';
import { toTypographic } from '../../src/markdown/typographic.ts';

const inEnglish = (text: string): string => toTypographic([text], en.quotes).join('');

describe('the marks of good print', () => {
  it.each([
    ['"Yes," he said.', '“Yes,” he said.'],
    ['He said "yes".', 'He said “yes”.'],
    ['("yes")', '(“yes”)'],
    ['"Is it \'so\'?" "No"', '“Is it ‘so’?” “No”'],
    ['"\'So\' it is"', '“‘So’ it is”'],
    ['"It is \'so\'"', '“It is ‘so’”'],
    ["It's the Armenians' road", 'It’s the Armenians’ road'],
    ["'It's so', he said", '‘It’s so’, he said'],
    ["the '90s and '44", 'the ’90s and ’44'],
    ["6'2\" tall, 40°11'", "6'2\" tall, 40°11'"],
    ['a "6" here', 'a “6” here'],
    ['one -- two---three', 'one – two—three'],
    ['2020--2024', '2020–2024'],
    ['----', '----'],
    ['and so on...', 'and so on…'],
    ['"...so"', '“…so”'],
    ['.....', '.....'],
    ['see "https://example.org/a--b"... now', 'see “https://example.org/a--b”… now'],
    ['www.a--b.org', 'www.a--b.org'],
    ['“Right” – already’s…', '“Right” – already’s…'],
    ['a hyphen-ated word - here', 'a hyphen-ated word - here'],
    ['"', '”'],
    ['', ''],
  ])('%s becomes %s', (typed, printed) => {
    expect(inEnglish(typed)).toBe(printed);
  });

  it.each([
    ['گفت "نه".', 'گفت «نه».'],
    ['"او گفت \'نه\'،"', '«او گفت ‹نه›،»'],
    ["Guardian's", 'Guardian’s'],
  ])('in Persian: %s becomes %s', (typed, printed) => {
    expect(toTypographic([typed], fa.quotes)).toEqual([printed]);
  });

  it('looks across the parts of a paragraph', () => {
    const parts = ['He said "', 'yes', '" and "', '\uFFFC', '"', ' "again', '"'];
    expect(toTypographic(parts, en.quotes)).toEqual([
      ...['He said “', 'yes', '” and “', '\uFFFC', '”', ' “again', '”'],
    ]);
  });

  it('changes nothing else, and nothing twice', () => {
    const text = fc.string({ unit: fc.constantFrom(...'"|\'|-|.| |a|ب|5|(|,|\n|”|«'.split('|')) });
    const marks = /["'“”‘’«»–—….-]/g;
    fc.assert(
      fc.property(fc.array(text), (parts) => {
        const once = toTypographic(parts, en.quotes);
        if (parts.length > 0) expect(once).toHaveLength(parts.length);
        const rest = (texts: readonly string[]) => texts.join('\0').replace(marks, '');
        expect(rest(once)).toBe(rest(parts));
        if (!/["']|--|\.\.\./.test(once.join(''))) {
          expect(toTypographic(once, en.quotes)).toEqual(parts.length > 0 ? once : ['']);
        }
      }),
    );
  });
});
