import { expect, test } from 'vitest';
import { addToKey, setKey, takeFromKey } from '../../src/desk/edit-front-matter.ts';

const file = `---
title: "A: b" # as agreed
aliases:
  - /a/
tags: [x, y]
formerTitles: One
---
Text

---
`;

const edited = (...lines: readonly [string, string][]) =>
  lines.reduce((text, [from, to]) => text.replace(from, to), file);

test('a value is set, and all else stays as it was typed', () => {
  expect(setKey(file, 'title', 'B')).toBe(edited(['"A: b"', 'B']));
  expect(setKey(file, 'id', 'en/2023/x')).toBe(edited(['One\n', 'One\nid: en/2023/x\n']));
});

test.each([
  ['a list in lines', 'aliases', '/b/', ['  - /a/', '  - /b/\n  - /a/']],
  ['a list in brackets', 'tags', 'z: 1', ['[x, y]', '[x, y, "z: 1"]']],
  ['a single text', 'formerTitles', 'Two', ['One', '[One, Two]']],
  ['a key that is not there', 'new', 'q', ['One\n', 'One\nnew: [q]\n']],
  ['a list that holds it already', 'tags', 'x', ['', '']],
] as const)('a text is added to %s', (_, key, value, [from, to]) => {
  expect(addToKey(file, key, value)).toBe(edited([from, to]));
});

test('a text is taken out, and its key with the last one', () => {
  expect(takeFromKey(file, 'tags', 'x')).toBe(edited(['[x, y]', '[y]']));
  expect(takeFromKey(file, 'formerTitles', 'One')).toBe(edited(['formerTitles: One\n', '']));
  expect(takeFromKey(file, 'aliases', '/b/')).toBe(file);
});
