import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';

const partsOf = async (body: string) => {
  const { readMores } = await renderMarkdown(body, { language: 'en' });
  return readMores.flatMap(({ parts }) =>
    parts.map(({ text, href, line, column }) => [`${line}:${column}`, text, href]),
  );
};

// Where a part stands is where a mistake in it is shown: at the first letter of its words.
test.each([
  ['Read more:   First;   Second', ['1:14 First', '1:23 Second']],
  ['Read more: First  ; Second  ', ['1:12 First', '1:21 Second']],
  ['Read more: [A](a.md) ,  then B', ['1:13 A a.md', '1:25 then B']],
  ['Read more: C ,, [A](a.md)', ['1:12 C', '1:18 A a.md']],
  ['Read more: C, d ,; e,', ['1:12 C, d ,', '1:20 e,']],
  ['Read more: .net; ,d', ['1:12 .net', '1:18 ,d']],
  ['Read more: [](a.md); B', ['1:12 a.md a.md', '1:22 B']],
  ['Read more: [*![](x.png)*](b.md)', ['1:12 b.md b.md']],
  [
    'Read more: First; www.example.org',
    ['1:12 First', '1:19 www.example.org http://www.example.org'],
  ],
  ['Read more: a@b.example; C', ['1:12 a@b.example mailto:a@b.example', '1:25 C']],
  ['Read more: `First; second`; Third', ['1:13 First', '1:20 second', '1:29 Third']],
  ['Read more: ![First; or](x.png) ; B', ['1:14 First', '1:21 or', '1:34 B']],
  ['Read more: ![First][pic]\n\n[pic]: x.png', ['1:14 First']],
  ['![Read more](x.png): First', ['1:22 First']],
  ['Read more: [A][x]\n\n[x]: one.md\n\n[x]: two.md', ['1:13 A one.md']],
  ['Read more: [a;  b](a.md)  ;c', ['1:13 a; b a.md', '1:28 c']],
  ['Read more: [  A  ](a.md).  B', ['1:15 A a.md', '1:28 B']],
  ['Read more: [A](a.md)[B](a.md)', ['1:13 A a.md', '1:22 B a.md']],
  ['Read more: [A ,](a.md)[, B](a.md)', ['1:13 A , a.md', '1:24 , B a.md']],
  ['Read more: *[A](a.md)*. **B; C**', ['1:14 A a.md', '1:27 B', '1:30 C']],
  ['Read more: A\nRead more: B', ['1:12 A', '2:12 B']],
  ['Read more: A;\nRead more: B', ['1:12 A', '2:12 B']],
  ['Read more:\nRead more: B', ['2:12 B']],
  ['Read more: ;; ;', []],
])('%j', async (body, parts) => {
  expect((await partsOf(body)).map((part) => part.filter(Boolean).join(' '))).toEqual(parts);
});

test('the words before it are its context, else those after it', async () => {
  const contextOf = async (body: string): Promise<string[]> =>
    (await renderMarkdown(body, { language: 'en' })).readMores.map(({ paragraph }) => paragraph);
  expect(await contextOf('One.\n\nTwo.\n\nRead more: A\n\nThree.')).toEqual(['Two.']);
  expect(await contextOf('Read more: A\n\nRead more: B\n\nThree.\n\nFour.')).toEqual([
    'Three.',
    'Three.',
  ]);
  expect(await contextOf('![Alt](x.png)\n\nRead more: A')).toEqual(['']);
  // A footnote stands away from the text.
  expect(await contextOf('One.[^1]\n\n[^1]: Two.\n\n    Read more: A')).toEqual(['Two.']);
  expect(await contextOf('Read more: A\n\nOne.[^1]\n\n[^1]: Two.')).toEqual(['One.']);
});

test('a paragraph in which a later line begins with a label is told, and no other', async () => {
  const rulesOf = async (body: string): Promise<string[]> =>
    (await renderMarkdown(body, { language: 'en' })).messages.map(({ rule }) => rule);
  expect(await rulesOf('One\nRead more: A')).toEqual(['read-more/not-alone']);
  expect(await rulesOf('One.\n\ntwo\nthree')).toEqual([]);
});

test('a line in a note has the note’s words around it, and one in the text those of the text', async () => {
  const contextsOf = async (body: string) =>
    (await renderMarkdown(body, { language: 'en' })).readMores.map(({ paragraph }) => paragraph);
  const note = '[^1]: Read more: First\n\n    Words of the note.\n\n    Read more: Second';
  expect(await contextsOf(`Text[^1].\n\n${note}`)).toEqual([
    'Words of the note.',
    'Words of the note.',
  ]);
  expect(await contextsOf(`Read more: Third\n\nText[^1].\n\n${note}`)).toEqual([
    'Text.',
    'Words of the note.',
    'Words of the note.',
  ]);
  expect(await contextsOf('Text[^1].\n\n[^1]: Read more: Alone')).toEqual(['']);
});
