import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPiledUp } from '../../src/records/piled-up.ts';

describe('what people write is not piled up', () => {
  it.each([
    ['Persian with joiners', 'می‌خواهم بدانم که نیم‌فاصله‌ها چه می‌شوند'],
    ['vocalised Arabic', 'بِسْمِ ٱللَّٰهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ'],
    ['vocalised Hebrew', 'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים'],
    ['Vietnamese, decomposed', 'Tiếng Việt'.normalize('NFD')],
    ['Hindi', 'क्षत्रिय स्त्रियाँ'],
    ['a family, and flags', '👨‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇦🇲🇮🇷'],
    ['Tibetan', 'སྒྲུབ་བརྒྱུད'],
    ['soft hyphens', 'Donau\u00ADdampf\u00ADschiff'],
  ])('%s', (_, text) => {
    expect(isPiledUp(text)).toBe(false);
  });

  it('no plain text is, however long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        expect(isPiledUp(text)).toBe(false);
      }),
    );
  });
});

describe('what hides is', () => {
  it.each([
    ['marks upon marks', `Z${'\u0335\u0321\u030A\u0489'.repeat(5)}algo`],
    ['emoji without end', `a${'\u{1F469}\u200D'.repeat(50)}`],
    ['a thousand skin tones', `👋${'🏽'.repeat(1000)}`],
    ['a text in characters that are not seen', `Hello${'\u200B\u2060'.repeat(30)}`],
    ['a text in variation selectors', `Hello${'\u{E0100}\u{E0154}'.repeat(20)}`],
    ['a text in tags', `🏴${'\u{E0061}'.repeat(100)}`],
  ])('%s', (_, text) => {
    expect(isPiledUp(text)).toBe(true);
  });

  it('and is found in no time', () => {
    expect(isPiledUp('\u200D'.repeat(5000))).toBe(true);
  });
});
