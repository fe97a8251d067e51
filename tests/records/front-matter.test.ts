import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { articleSchema } from '../../src/records/article.ts';
import { authorSchema } from '../../src/records/author.ts';
import { readFrontMatter } from '../../src/records/front-matter.ts';
import { toLines } from '../support/content.ts';

const schema = z.strictObject({
  title: z.string(),
  tags: z.array(z.string()).default([]),
  image: z.strictObject({ file: z.string(), alt: z.string() }).optional(),
});

const read = (text: string) => readFrontMatter('x.md', text, schema);

const frontOf = (text: string) => {
  const result = read(text);
  if ('problems' in result) throw new Error(toLines(result.problems));
  return result.front;
};

const problemsOf = (text: string, of: z.ZodObject = schema) => {
  const result = readFrontMatter('x.md', text, of);
  return 'problems' in result ? toLines(result.problems) : '';
};

describe('a file is parted at its front matter', () => {
  test.each([
    ['---\ntitle: a\n---\nText.\n', 'Text.\n', 3],
    ['---\ntitle: a\n---', '', 3],
    ['---\ntitle: a\n---\n', '', 3],
    ['--- \ntitle: a\ntags: []\n--- \t\n\nText.', '\nText.', 4],
    ['---\ntitle: a\n\n# a comment\n---\nText.\n---\nMore.', 'Text.\n---\nMore.', 5],
    ['---\ntitle: a --- b\n---\nText.', 'Text.', 3],
    ['---\ntitle: |\n  a\n  ---\n---\nText.', 'Text.', 5],
  ])('%j', (text, body, linesBeforeBody) => {
    const front = frontOf(text);
    expect(front.body).toBe(body);
    expect(front.linesBeforeBody).toBe(linesBeforeBody);
  });

  test('and knows where each value stands', () => {
    const { places, data } = frontOf('---\ntags:\n  - a\n  - b\n"title":   Suez delays\n---\n');
    expect(places).toEqual({
      title: { line: 5, column: 12 },
      tags: { line: 3, column: 3 },
      image: { line: 1, column: 1 },
    });
    expect(data).toEqual({ title: 'Suez delays', tags: ['a', 'b'] });
  });
});

test('what is no front matter is told at its place', () => {
  const texts = [
    'Text.',
    '\n---\ntitle: a\n---\n',
    '---\ntitle: a\n\nText.',
    '---\njust words\n---\n',
    '---\n- a\n- b\n---\n',
    '---\n---\n',
    '---\ntitle: *a\n---\n',
    '---\ntitle: &a [*a]\n---\n',
    '---\ntitle: Suez: delays\nkind: @x\n---\n',
    '---\ntitle: a\u202Eb\ntags: [a, "b\\u0007"]\n---\n',
  ];
  expect(texts.map((text) => problemsOf(text)).join('\n')).toMatchInlineSnapshot(`
    "x.md:1:1 error front-matter/missing: There is no front matter.
      Begin the file with a line of three hyphens, then the keys, then three hyphens again.
    x.md:1:1 error front-matter/missing: There is no front matter.
      Begin the file with a line of three hyphens, then the keys, then three hyphens again.
    x.md:1:1 error front-matter/missing: The front matter does not end.
      Write a line of three hyphens between the keys and the text.
    x.md:2:1 error front-matter/broken: The front matter holds no keys.
      Each line is a key, a colon, a space and a value: \`title: Suez delays\`.
    x.md:2:1 error front-matter/broken: The front matter holds no keys.
      Each line is a key, a colon, a space and a value: \`title: Suez delays\`.
    x.md:1:1 error front-matter/missing-key: The key \`title\` is missing.
      Add \`title: …\` to the front matter.
    x.md:2:8 error front-matter/broken: The value begins with *, which has a meaning of its own here.
      Put the whole text between "double quotes".
    x.md:2:12 error front-matter/broken: The value begins with *, which has a meaning of its own here.
      Put the whole text between "double quotes".
    x.md:2:8 error front-matter/broken: The value holds a colon, which begins another value.
      Put the whole text between "double quotes".
    x.md:3:7 error front-matter/broken: The value begins with a sign that has a meaning of its own here.
      Put the whole text between "double quotes".
    x.md:2:8 error text/bidi-override: An invisible character (U+202E) changes the direction of the text after it.
      Delete it, or type the line anew.
    x.md:3:11 error text/control-character: An invisible control character (U+0007) stands in the text.
      Delete it and type what should stand there; save the file as UTF-8."
  `);
});

test('several faults are told at once, each at its own line', () => {
  expect(
    problemsOf(
      '---\ntags: [a, 2023]\ntitel: Suez\nimage:\n  file: x.png\n  atl: a picture\n---\nText.',
    ),
  ).toMatchInlineSnapshot(`
    "x.md:1:1 error front-matter/missing-key: The key \`title\` is missing.
      Add \`title: …\` to the front matter.
    x.md:2:11 error front-matter/wrong-type: \`tags\` (entry 2) must be a text.
      If it holds a colon, a # or a number, put it between "double quotes".
    x.md:5:3 error front-matter/missing-key: The key \`image.alt\` is missing.
      Add \`alt: …\` under \`image\`.
    x.md:6:3 error front-matter/unknown-key: There is no key \`image.atl\`.
      Known keys: file, alt.
    x.md:3:1 error front-matter/unknown-key: There is no key \`titel\`. Did you mean "title"?
      Known keys: title, tags, image."
  `);
});

test('an author’s keys are told with the same care', () => {
  expect(
    [
      'role: Editor',
      'name:',
      'name: 7',
      'name: {de: Anna}',
      'name: {en: ""}',
      'name: Anna\nkind: cat',
    ]
      .map((yaml) => problemsOf(`---\n${yaml}\n---\n`, authorSchema))
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "x.md:1:1 error front-matter/missing-key: The key \`name\` is missing.
      Add \`name: …\` to the front matter.
    x.md:2:6 error front-matter/wrong-type: \`name\` is empty.
      Write its value after the colon, or take the line out.
    x.md:2:7 error front-matter/wrong-type: \`name\` must be a text, or a group of texts by language: en, fa.
      Look at docs/writing.md for what this key takes.
    x.md:2:8 error front-matter/unknown-key: There is no key \`name.de\`.
      Look at docs/writing.md for the known keys.
    x.md:2:7 error front-matter/wrong-type: \`name\` names no language.
      Look at docs/writing.md for what this key takes.
    x.md:2:12 error front-matter/wrong-type: \`name.en\` is empty.
      Look at docs/writing.md for what this key takes.
    x.md:3:7 error front-matter/wrong-type: \`kind\` must be one of: person, desk.
      Write one of these words."
  `);
});

describe('whatever stands there, something is told and nothing is thrown', () => {
  const pieces = [
    ...Array.from('[]{}|>#,:"\'~\t\0\u202E\n'),
    ...['---', '...', 'title', ': ', '- ', '  ', '? ', '*a', '&a', '<<', '!x ', '!!binary '],
    ...['%YAML 1.1\n', 'title: a\n', 'published: ', '__proto__', 'constructor', '.inf'],
  ];
  const soup = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 25 })
    .map((parts) => parts.join(''));

  test('garbage', () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (text, fenced) => {
        const result = readFrontMatter(
          'x.md',
          fenced ? `---\n${text}\n---\nText.` : text,
          articleSchema,
        );
        if (!('problems' in result)) throw new Error('made a record of garbage');
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { line, column, message, hint } of result.problems) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(message).toMatch(/^[A-Z`"].*[.?]$/s);
          expect(hint).toMatch(/\.$/);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ['a bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: [${'*b,'.repeat(200)}]`],
    ['brackets', '['.repeat(100_000)],
    ['nested groups', '{a: '.repeat(20_000)],
    ['indentation', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['a key of a megabyte', `${'a'.repeat(1_000_000)}: b`],
    ['two thousand keys', Array.from({ length: 2000 }, (_, i) => `k${i}: v`).join('\n')],
  ])('%s', (_, yaml) => {
    expect(problemsOf(`---\n${yaml}\n---\nText.`, articleSchema)).not.toBe('');
  });
});
