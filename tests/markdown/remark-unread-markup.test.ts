import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';

const warnings = async (body: string): Promise<string[]> => {
  const { messages } = await renderMarkdown(body, { language: 'en' });
  return messages
    .filter(({ rule }) => rule.startsWith('markup/'))
    .map(({ rule, line, column }) => `${line}:${column} ${rule.slice(7)}`);
};

test.each([
  ['An **open word', '1:4 emphasis'],
  ['A ** bold ** word', '1:3 emphasis'],
  ['__«x»__y', '1:1 emphasis'],
  ['Gone~~ now', '1:5 emphasis'],
  ['See *words *, now', '1:5 emphasis'],
  ['> a\n> **b', '2:3 emphasis'],
  ['See [words] (https://example.org)', '1:5 link'],
  ['See [words](a b.md)', '1:5 link'],
  ['![words](a b.png)', '1:1 link'],
  ['(words)[https://example.org]', '1:1 link'],
  ['[words][gone]', '1:1 link'],
  ['Text.\n\n[name]: https://example.org', '3:1 link'],
  ['##What', '1:1 heading'],
  ['#What next', '1:1 heading'],
  ['A sentence.\n---', '1:1 heading'],
  ['-one\n-two', '1:1 list'],
  ['• one\n• two', '1:1 list'],
  ['۱- یک\n۲- دو', '1:1 list'],
  ['(a) one\n(b) two', '1:1 list'],
  ['| a | b |\n| 1 | 2 |', '1:1 table'],
  ['Text.\n\n\tA paragraph of prose.', '3:1 code'],
  [':::note\nText\n:::', '1:1 foreign'],
  ['> [!NOTE]\n> Careful', '1:3 foreign'],
  ['It is $$x^2$$.', '1:7 foreign'],
  ['See [[Page]]', '1:5 foreign'],
  ['See ![[x.png]]', '1:5 foreign'],
  ['Some ==words==', '1:6 foreign'],
  ['{{< ref "x" >}}', '1:1 foreign'],
  ['{% include x %}', '1:1 foreign'],
  ['## Words {#name}', '1:10 foreign'],
  ['[TOC]', '1:1 foreign'],
  ['Words^[a note]', '1:6 foreign'],
  ['So :smile: it is', '1:4 foreign'],
  ['a&nbsp b', '1:2 foreign'],
  ['```mermaid\ngraph TD\n```', '1:1 foreign'],
])('%j is told', async (typed, expected) => {
  expect((await warnings(typed))[0]).toBe(expected);
});

test.each([
  'Plain words, 5*3, 2 * 3, a_b, __init__.py, 10:30:45, see: this: that, $5 and $6, AT&T, a == b.',
  '\\*\\*signs\\*\\*, \\[[x]], \\{{x}}, \\==x==, \\##x',
  '`**code` and `[[code]]`',
  '```sh\n**x [[y]] {{z}}\n```',
  '#metoo was here, #again.',
  'Citing [1] (2020) and array\\[1][2] – and [sic].',
  '- one\n- two\n\n1. one\n2. two',
  'One line  \n• two  \n• three',
  '    if (a) { return b; }',
  'Short title\n---',
  '[//]: # (a remark)',
  '[words][name] and [name]\n\n[name]: https://example.org',
  'He said – well –\n– as it were – yes',
])('%j is quiet', async (typed) => {
  expect(await warnings(typed)).toEqual([]);
});

test('a text full of signs is told a few of them', async () => {
  const { messages } = await renderMarkdown('**x [y] (z '.repeat(2000), { language: 'en' });
  expect(messages.length).toBeLessThan(200);
});
