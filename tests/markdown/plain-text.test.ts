import type { Element, ElementContent } from 'hast';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collapse, toLines, toPlainText } from '../../src/markdown/plain-text.ts';

const element = (
  tagName: string,
  children: (string | ElementContent)[],
  properties: Element['properties'] = {},
): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((each) =>
    typeof each === 'string' ? { type: 'text', value: each } : each,
  ),
});

test('blocks are lines, white space is collapsed, signs of footnotes are left out', () => {
  const sign = element('sup', [element('a', ['1'], { dataFootnoteRef: true })]);
  const tree = element('div', [
    'Loose\n',
    element('p', ['One\n two', sign, element('br', []), 'three']),
    element('ul', [element('li', ['Item', element('ul', [element('li', ['Inner'])])])]),
    element('table', [element('tr', [element('td', ['a']), element('td', ['b'])])]),
    element('p', ['  ']),
  ]);
  expect(toLines(tree)).toEqual(['Loose', 'One two three', 'Item', 'Inner', 'a b']);
  expect(toPlainText(tree, ({ tagName }) => tagName !== 'div')).toBe('Loose');
});

test('of any white space one space is left, and none at the ends', () => {
  const signs = fc.constantFrom(' ', '\n', '\t', '\u00A0', '\u3000', '\u2028', 'a', 'ب');
  fc.assert(
    fc.property(fc.string({ unit: signs }), (text) => {
      expect(collapse(text)).toBe(text.split(/\s/).filter(Boolean).join(' '));
    }),
  );
});
