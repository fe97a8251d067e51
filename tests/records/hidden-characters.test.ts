import { expect, test } from 'vitest';
import { findHiddenCharacter } from '../../src/records/hidden-characters.ts';

test.each([
  ['a\u202Eb', 'text/bidi-override', 'U+202E'],
  ['\u2066a', 'text/bidi-override', 'U+2066'],
  ['a\0', 'text/control-character', 'U+0000'],
  ['\u001B[2J', 'text/control-character', 'U+001B'],
  ['a\u0085', 'text/control-character', 'U+0085'],
  ['caf\uFFFD', 'text/control-character', 'U+FFFD'],
])('%j is caught by %s', (text, rule, code) => {
  expect(findHiddenCharacter(text)).toMatchObject({
    rule,
    message: expect.stringContaining(code) as string,
  });
});

test.each(['Suez delays', 'قره‌باغ', '\u200Eabc\u200F', 'two\nlines\tand a tab', '👩‍👩‍👧', ''])(
  '%j is fine',
  (text) => {
    expect(findHiddenCharacter(text)).toBeUndefined();
  },
);
