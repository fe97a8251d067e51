import { describe, expect, it } from 'vitest';
import { escapeHtml, toXmlCharacters } from '../../src/output/escape.ts';

describe('escapeHtml', () => {
  it('leaves no sign that HTML or XML could take for its own', () => {
    expect(escapeHtml('"R&D" <x> &amp; y')).toBe('&quot;R&amp;D&quot; &lt;x&gt; &amp;amp; y');
  });
});

describe('toXmlCharacters', () => {
  it.each([
    ['control characters', 'a\u0000b\u0008c\u001Fd', 'abcd'],
    ['characters that are none', 'a\uFFFEb\uFFFFc', 'abc'],
    ['half a character, marked as lost', 'a\uD800b', 'a\uFFFDb'],
  ])('takes out %s', (_, text, clean) => {
    expect(toXmlCharacters(text)).toBe(clean);
  });

  it('keeps lines, joiners, marks of direction and signs beyond the first plane', () => {
    const text = 'a\tb\r\nc می‌رود \u200Fd 😀\u{10FFFF}';
    expect(toXmlCharacters(text)).toBe(text);
  });
});
