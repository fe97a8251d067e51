import { expect, test } from 'vitest';
import { toFields } from '../../../src/importer/markdown/fields.ts';
import { readFront } from '../../../src/importer/markdown/read-front.ts';

const readData = (yaml: string): unknown => {
  const read = readFront(`---\n${yaml}\n---\nBody`);
  return 'fault' in read ? read.fault : read.data;
};

test.each([
  [
    'at the beginning of the next line',
    'title: "The road\nto the bridge"\ntags: [a]',
    { title: 'The road to the bridge', tags: ['a'] },
  ],
  [
    'with what looks like a key',
    'title: "The road\nto: the bridge"',
    { title: 'The road to: the bridge' },
  ],
  ['with quotation marks in it', 'title: "A \\"road\\"\nand more"', { title: 'A "road" and more' }],
  ['over a blank line', 'summary: "One.\n\nTwo."', { summary: 'One.\nTwo.' }],
  [
    'indented, as YAML wants it',
    'title: "The road\n  to the bridge"',
    { title: 'The road to the bridge' },
  ],
])('a quoted text goes on %s', (_, yaml, data) => {
  expect(readData(yaml)).toEqual(data);
});

test('one that does not end is told of', () => {
  expect(readData('title: "The road\ntags: [a]')).toMatch(/^its YAML above the text is broken/);
});

test('entities and control characters that a program wrote are no part of a title or a tag', () => {
  const { title, tags, summary } = toFields(
    {
      title: 'It&#8217;s a &amp; b\u0007, and 1 < 2',
      tags: ['R&amp;D', 'AT&T'],
      categories: 'A &amp; B, C',
      description: 'The &ldquo;road&rdquo;',
    },
    {},
    false,
  );
  expect(title).toBe('It’s a & b, and 1 < 2');
  expect(tags).toEqual(['A & B', 'C', 'R&D', 'AT&T']);
  expect(summary).toBe('The “road”');
});
