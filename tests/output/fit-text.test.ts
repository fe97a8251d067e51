import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, type Box } from '../../src/output/fit-text.ts';

/** Every character as wide as it is high. */
const measure = (text: string): number => text.length;
const box: Box = { width: 100, height: 100, leading: 1, lines: 4 };

describe('fitText', () => {
  it.each([
    ['a short text in the largest size', 'Talks', { size: 20, lines: ['Talks'] }],
    [
      'a longer one in lines of equal length',
      'aaa bb ccc',
      { size: 20, lines: ['aaa', 'bb', 'ccc'] },
    ],
    [
      'one that needs more lines than there are in a smaller size',
      'aaaa bbbb cccc dddd eeee',
      { size: 10, lines: ['aaaa bbbb', 'cccc dddd', 'eeee'] },
    ],
    [
      'one with a word that is too wide in a smaller size',
      'Stepanakert',
      { size: 5, lines: ['Stepanakert'] },
    ],
    ['a hyphen may end a line', 'four-ten', { size: 20, lines: ['four-', 'ten'] }],
    ['a dash in a span of numbers may not', 'a 2020–24', { size: 10, lines: ['a 2020–24'] }],
    ['a no-break space may not', 'a b\u00A0cd', { size: 20, lines: ['a', 'b\u00A0cd'] }],
    ['punctuation stays with its word', 'done; “ab”!', { size: 20, lines: ['done;', '“ab”!'] }],
    ['words that no space parts', '日本語を話す', { size: 20, lines: ['日本語', 'を話す'] }],
    ['no text', '', { size: 20, lines: [] }],
  ])('sets %s', (_, text, fitted) => {
    expect(fitText(text, box, [20, 10, 5], measure)).toEqual(fitted);
  });

  it('uses no more lines than the box is high', () => {
    const low = { ...box, height: 40 };
    expect(fitText('aaaa bbbb cccc', low, [20, 10], measure)).toEqual({
      size: 10,
      lines: ['aaaa bbbb', 'cccc'],
    });
  });

  it('cuts what no size has room for, at a word where it can, and says so', () => {
    const text = 'The road is closed, '.repeat(20);
    const { size, lines } = fitText(text, box, [20, 10], measure);
    expect([size, lines.length]).toEqual([10, 4]);
    expect(lines.at(-1)).toMatch(/[a-z]…$/);
  });

  it('cuts no grapheme in two', () => {
    const { lines } = fitText('é'.normalize('NFD').repeat(40), box, [20], measure);
    for (const line of lines) expect(line).toMatch(/^(?:e\u0301)+…?$/);
  });

  it('keeps every word that fits, and every line inside the box', () => {
    const words = fc.array(fc.stringMatching(/^[a-zا-ی]{1,14}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, (all) => {
        const { size, lines } = fitText(all.join(' '), box, [20, 10, 5], measure);
        expect(lines.length).toBeLessThanOrEqual(box.lines);
        for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(box.width);
        if (!lines.at(-1)?.endsWith('…'))
          expect(lines.join('').replaceAll(' ', '')).toBe(all.join(''));
      }),
    );
  });
});
