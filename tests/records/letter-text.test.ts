import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLinks, toLetterName, toLetterText } from '../../src/records/letter-text.ts';

test.each([
  ['line breaks of a form', 'One.\r\n\r\nTwo.', 'One.\n\nTwo.'],
  ['line breaks that no keyboard has', 'One.\u2028Two.\u2029Three.', 'One.\nTwo.\nThree.'],
  ['space at the ends', ' \n One.  \n\n', 'One.'],
  ['gaps', 'One.\n\n\n\n\nTwo.', 'One.\n\nTwo.'],
  ['composed letters', 'cafe\u0301', 'caf\u00E9'],
  ['joiners that Persian needs', 'می\u200Cخواهم', 'می\u200Cخواهم'],
])('%s', (_, typed, text) => {
  expect(toLetterText(typed)).toBe(text);
});

test('a name is one line', () => {
  expect(toLetterName('  Nino\r\nBcc: all \u00A0Beridze ')).toBe('Nino Bcc: all Beridze');
});

test('what is in form stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const text = toLetterText(typed);
      expect(toLetterText(text)).toBe(text);
    }),
  );
});

test.each([
  ['none', 'A letter (with brackets) and [others].', 0],
  ['an address', 'See https://a.example/b.', 1],
  ['one without a scheme', 'See www.a.example', 1],
  ['words', '[here](https://a.example)', 1],
  ['words within the site', '[here](/2023/x/)', 1],
  ['an address in angles', '<https://a.example>', 1],
  ['a picture', '![x](https://a.example/x.png)', 1],
  ['each of several', 'HTTP://a.example www.b.example [c](d) [e](f)', 4],
])('%s: %s holds %i', (_, text, count) => {
  expect(countLinks(text)).toBe(count);
});
