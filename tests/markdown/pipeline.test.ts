import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isExtended, markdownProcessor } from '../../src/markdown/pipeline.ts';
import { anyText } from './any-text.ts';

test.each([
  ['| a | b |\n| - | - |', true],
  ['a\n:-', true],
  ['~~gone~~', true],
  ['See[^1].\n\n[^1]: A note.', true],
  ['- [ ] open\n- [X] done', true],
  ['Look at WWW.example.org', true],
  ['HTTPS://example.org', true],
  ['Write to a@example.org', true],
  ['# Plain\n\n*Words* [of](b.md) one’s own – `code`.\n\n- a\n- b', false],
])('whether %j may hold an extension: %s', (text, expected) => {
  expect(isExtended(text)).toBe(expected);
});

test('a text without extensions is the same with them and without', () => {
  const [lean, whole] = [markdownProcessor('en', false), markdownProcessor('en', true)];
  fc.assert(
    fc.property(anyText, (text) => {
      fc.pre(!isExtended(text));
      expect(String(lean.processSync(text))).toBe(String(whole.processSync(text)));
    }),
    { numRuns: 300 },
  );
});
