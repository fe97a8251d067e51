import { describe, expect, it } from 'vitest';
import { shapeText, toDrawable, type TextStyle } from '../../src/output/shape-text.ts';

const english: TextStyle = { tag: 'en', direction: 'ltr', weight: 'bold' };
const persian: TextStyle = { tag: 'fa', direction: 'rtl', weight: 'bold' };
const widthOf = (text: string, style: TextStyle): number => shapeText(text, style).width;
/** The shapes of a line from left to right. */
const shapesOf = (text: string, style: TextStyle): string[] =>
  shapeText(text, style).glyphs.map(({ outline }) => outline);

describe('shapeText', () => {
  it('kerns', () => {
    expect(widthOf('AV', english)).toBeLessThan(widthOf('A', english) + widthOf('V', english));
  });

  it('joins Arabic letters, and not across a zero-width non-joiner', () => {
    const [alone] = shapesOf('ه', persian);
    expect(shapesOf('هه', persian)).not.toContain(alone);
    const parted = shapesOf('می\u200cگوید', persian);
    expect(parted).not.toEqual(shapesOf('میگوید', persian));
    expect(parted).toHaveLength(shapesOf('می', persian).length + shapesOf('گوید', persian).length);
  });

  it('sets Persian from right to left, its numbers and Latin words from left to right', () => {
    const [one, two, three] = ['۵', '۷', '۲'].map((digit) => shapesOf(digit, persian)[0]);
    const line = shapesOf('روز ۵۷۲ OSCE', persian);
    const at = (shape: string | undefined): number => line.indexOf(shape ?? '');
    expect([at(one), at(two), at(three)]).toEqual([4, 5, 6]);
    expect(line.slice(0, 4)).toEqual(shapesOf('OSCE', persian));
    expect(line.slice(7).join()).toBe(shapesOf('روز', persian).join());
  });

  it('puts a sentence’s last mark at its end: on the left in Persian, on the right in English', () => {
    const [mark] = shapesOf('؛', persian);
    expect(shapesOf('شد؛', persian)[0]).toBe(mark);
    expect(shapesOf('Done.', english).at(-1)).toBe(shapesOf('.', english)[0]);
    expect(shapesOf('OSCE!', persian)[0]).toBe(shapesOf('!', persian)[0]);
  });

  it('turns brackets round', () => {
    const [opening, closing] = ['(', ')'].map((bracket) => shapesOf(bracket, english)[0]);
    expect(shapesOf('(a)', english).filter((shape) => shape === opening)).toHaveLength(1);
    const [left, right] = ['(', ')'].map(
      (bracket) => shapesOf(bracket, { ...persian, direction: 'ltr' })[0],
    );
    expect([left, right]).toEqual([opening, closing]);
    const persianLine = shapesOf('(ب)', persian);
    expect([persianLine[0], persianLine.at(-1)]).toEqual([
      shapesOf(')', persian)[0],
      shapesOf('(', persian)[0],
    ]);
    expect(persianLine[0]).not.toBe(persianLine.at(-1));
  });

  it('draws Persian in an English line, and Cyrillic in both', () => {
    for (const style of [english, persian]) {
      expect(toDrawable('لاچین Лачин', style)).toBe('لاچین Лачин');
      expect(widthOf('لاچین', style)).toBeGreaterThan(0);
    }
  });

  it('is as wide as its parts', () => {
    expect(widthOf('', english)).toBe(0);
    expect(widthOf('a b', english)).toBe(
      widthOf('a', english) + widthOf(' ', english) + widthOf('b', english),
    );
  });
});

describe('toDrawable', () => {
  it.each([
    ['leaves out what no font has', 'War 😀 and 中 peace', 'War and peace'],
    ['keeps to one line', ' Two\n lines\t', 'Two lines'],
    [
      'keeps joiners and marks',
      'می\u200cگوید é'.normalize('NFD'),
      'می\u200cگوید é'.normalize('NFD'),
    ],
  ])('%s', (_, text, drawable) => {
    expect(toDrawable(text, english)).toBe(drawable);
  });
});
