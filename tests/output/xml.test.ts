import { load } from 'cheerio';
import { describe, expect, it, test } from 'vitest';
import { nest, toElement, toSection, toXml, toXmlCharacters } from '../../src/output/xml.ts';

test('a file of elements within elements, of which texts keep their lines', () => {
  const lines = nest('a', [
    toElement('b', 'R&D <x>', ' c="d"'),
    ...nest('e', [toSection('f', '<p>1\n2')]),
  ]);
  expect(toXml(lines)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <a>
        <b c="d">R&amp;D &lt;x&gt;</b>
        <e>
            <f><![CDATA[<p>1
    2]]></f>
        </e>
    </a>"
  `);
});

test('a section holds any text, ends of sections included', () => {
  const text = 'a ]]> b ]]]]>]]> <c> &amp; ]]';
  const xml = toXml(nest('a', [toSection('b', text, ' c="d"'), toElement('e', 'f')]));
  expect(load(xml, { xml: true })('b').text()).toBe(text);
  expect(load(xml, { xml: true })('b + e').text()).toBe('f');
});

test('what is escaped already is not escaped again', () => {
  expect(toElement('a', 'R&amp;D & S')).toBe('<a>R&amp;D &amp; S</a>');
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
