import type { ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { splitInline } from '../../src/markdown/split-inline.ts';

const nodes: ElementContent[] = [
  { type: 'text', value: 'ab' },
  { type: 'element', tagName: 'b', properties: {}, children: [{ type: 'text', value: 'cd' }] },
  { type: 'element', tagName: 'br', properties: {}, children: [] },
  { type: 'text', value: 'ef' },
];

const draw = (parts: readonly ElementContent[]): string =>
  parts
    .map((node) =>
      node.type === 'element' ? `<${node.tagName}>${toString(node)}` : toString(node),
    )
    .join('|');

test.each([
  [0, '', 'ab|<b>cd|<br>|ef'],
  [1, 'a', 'b|<b>cd|<br>|ef'],
  [2, 'ab', '<b>cd|<br>|ef'],
  [3, 'ab|<b>c', '<b>d|<br>|ef'],
  [4, 'ab|<b>cd|<br>', 'ef'],
  [6, 'ab|<b>cd|<br>|ef', ''],
  [9, 'ab|<b>cd|<br>|ef', ''],
])('after %j characters', (length, before, after) => {
  const parts = splitInline(nodes, length);
  expect([draw(parts.before), draw(parts.after)]).toEqual([before, after]);
});
