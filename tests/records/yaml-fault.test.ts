import { parseDocument } from 'yaml';
import { expect, test } from 'vitest';
import { findDeepSign, toYamlFault } from '../../src/records/yaml-fault.ts';

test.each([
  ['title: Suez: delays', 'The value holds a colon, which begins another value.'],
  ['title: @delays', 'The value begins with a sign that has a meaning of its own here.'],
  ['title: `delays`', 'The value begins with a sign that has a meaning of its own here.'],
  ['title: "a\\d"', 'A backslash between double quotes has a meaning of its own.'],
  ['title: "Suez', 'A text between quotation marks has no closing mark.'],
  ["title: 'Suez", 'A text between quotation marks has no closing mark.'],
  [
    'title: "Suez" delays',
    'Words stand here that do not belong to the quotation marks or brackets before them.',
  ],
  [
    'title: [Suez] delays',
    'Words stand here that do not belong to the quotation marks or brackets before them.',
  ],
  ['title: a\nsummary\nkind: report', 'This line has no colon after its key.'],
  ['\ttitle: a', 'The line begins with a tab.'],
  ['title: a\n...\nkind: report', 'A line of three full stops ends the front matter too early.'],
  [
    'tags: [a, b\nkind: report',
    'The line is not indented like those above it, or a bracket is not closed.',
  ],
])('%j: %s', (yaml, message) => {
  const [error] = parseDocument(yaml, { prettyErrors: false }).errors;
  const fault = error && toYamlFault(error);
  expect(fault?.message).toBe(message);
  expect(fault?.hint).toMatch(/^[A-Z].*\.$/);
});

test('brackets inside one another are found before the parser loses itself in them', () => {
  const typed = `title: a\ntags: ${'['.repeat(61)}`;
  expect(findDeepSign(typed)).toBe(typed.length - 1);
  expect(findDeepSign(`title: a\n${'tags: [{a: b}]\n'.repeat(200)}`)).toBeUndefined();
  expect(findDeepSign(`title: ${']'.repeat(100)}[a]`)).toBeUndefined();
});
