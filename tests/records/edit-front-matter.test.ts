import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editFrontMatter,
  readFrontData,
  type FrontChange,
  type FrontValue,
} from '../../src/records/edit-front-matter.ts';
import { applyToTyped, toPlainSource } from '../../src/records/edit-text.ts';
import {
  anyFlowFrontMatter,
  anyFrontMatter,
  someKeys,
  type TypedKey,
} from '../support/any-front-matter.ts';

const edit = (typed: string, ...changes: FrontChange[]): string => {
  const edits = editFrontMatter(toPlainSource(typed), changes);
  if ('fault' in edits) throw new Error(`${edits.fault}\n${typed}`);
  return applyToTyped(typed, edits);
};

const text = fc.constantFrom(
  'New',
  'a: b',
  '#x',
  '- x',
  'a, b]',
  '7',
  'true',
  '',
  ' x ',
  'two\nlines',
);

const newValue: fc.Arbitrary<FrontValue | undefined> = fc.oneof(
  text,
  fc.array(text, { maxLength: 3 }),
  fc.record({ file: text, alt: text }, { noNullPrototype: true }),
  fc.constant(undefined),
);

const surroundings = fc.record({
  mark: fc.constantFrom('', '\uFEFF'),
  lineBreaks: fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 1, maxLength: 5 }),
  ending: fc.constantFrom('---', '---\n', '--- \n\nThe text.\n\n---\n\ntitle: x'),
});

/** A file, with its line breaks taken in turn from a list. */
const toFile = (
  keys: readonly TypedKey[],
  { mark, lineBreaks, ending }: { mark: string; lineBreaks: readonly string[]; ending: string },
): { source: string; pieces: readonly string[] } => {
  let count = 0;
  const withBreaks = (typed: string) =>
    typed.replace(/\n/g, () => lineBreaks[count++ % lineBreaks.length] ?? '\n');
  const pieces = [`${mark}---\n`, ...keys.map(({ typed }) => typed), ending].map(withBreaks);
  return { source: pieces.join(''), pieces };
};

const commentsOf = (typed: string): string[] => typed.match(/# as agreed|# a: "b" \[c/g) ?? [];

const isReadable = (keys: readonly TypedKey[], source: string): boolean =>
  Object.keys(readFrontData(toPlainSource(source))).length === keys.length;

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 400) };

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

describe('whatever YAML a key is typed in', () => {
  test('it alone is set, added or taken away', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        anyFrontMatter,
        surroundings,
        fc.constantFrom(...someKeys),
        newValue,
        (...all) => {
          const [keys, around, key, value] = all;
          const { source, pieces } = toFile(keys, around);
          fc.pre(isReadable(keys, source));
          tried += 1;
          const { [key]: before, ...rest } = readFrontData(toPlainSource(source));
          const edited = edit(source, { path: [key], value });
          expect(readFrontData(toPlainSource(edited))).toEqual(
            value === undefined ? rest : { ...rest, [key]: value },
          );
          const index = keys.findIndex((each) => each.key === key);
          // A new key stands behind all others.
          const [from, to] =
            index < 0 ? [keys.length + 1, keys.length + 1] : [index + 1, index + 2];
          const [head, tail] = [pieces.slice(0, from).join(''), pieces.slice(to).join('')];
          expect(edited.startsWith(head) && edited.endsWith(tail)).toBe(true);
          expect(edited.length).toBeGreaterThanOrEqual(head.length + tail.length);
          const isInLine = typeof value === 'string' || Array.isArray(value);
          if (isInLine && typeof before === 'string')
            expect(commentsOf(edited)).toEqual(commentsOf(source));
        },
      ),
      runs,
    );
    expect(tried).toBeGreaterThan(runs.numRuns / 3);
  });

  test('in brackets too', () => {
    fc.assert(
      fc.property(
        anyFlowFrontMatter,
        surroundings,
        fc.constantFrom(...someKeys),
        newValue,
        (...all) => {
          const [keys, around, key, value] = all;
          const { source, pieces } = toFile(keys, around);
          fc.pre(isReadable(keys, source));
          const rest = { ...readFrontData(toPlainSource(source)) };
          Reflect.deleteProperty(rest, key);
          const edited = edit(source, { path: [key], value });
          expect(readFrontData(toPlainSource(edited))).toEqual(
            value === undefined ? rest : { ...rest, [key]: value },
          );
          const index = keys.findIndex((each) => each.key === key);
          if (index < 0 || value === undefined) return;
          expect(edited.startsWith(pieces.slice(0, index + 1).join(''))).toBe(true);
          expect(edited.endsWith(pieces.slice(index + 2).join(''))).toBe(true);
        },
      ),
      runs,
    );
  });

  test('a list gets another text, and not a character of what was there changes', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.oneof(anyFrontMatter, anyFlowFrontMatter), surroundings, text, (...all) => {
        const [keys, around, added] = all;
        const { source } = toFile(keys, around);
        fc.pre(isReadable(keys, source));
        const data = readFrontData(toPlainSource(source));
        for (const [key, list] of Object.entries(data)) {
          if (!isTexts(list) || list.length === 0 || list.includes(added)) continue;
          tried += 1;
          const edited = edit(source, { path: [key], value: [...list, added] });
          let same = 0;
          while (same < source.length && source[same] === edited[same]) same += 1;
          expect(edited.endsWith(source.slice(same))).toBe(true);
        }
      }),
      runs,
    );
    expect(tried).toBeGreaterThan(runs.numRuns / 10);
  });

  test('a list loses a text, and the keys around it stay', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyFrontMatter, anyFlowFrontMatter),
        surroundings,
        fc.nat(),
        (...all) => {
          const [keys, around, number] = all;
          const { source } = toFile(keys, around);
          fc.pre(isReadable(keys, source));
          const data = readFrontData(toPlainSource(source));
          for (const [key, list] of Object.entries(data)) {
            if (!isTexts(list) || new Set(list).size < list.length) continue;
            const value = list.filter((_, index) => index !== number % list.length);
            const edited = edit(source, { path: [key], value: [...value, 'New'] });
            expect(readFrontData(toPlainSource(edited))).toEqual({
              ...data,
              [key]: [...value, 'New'],
            });
          }
        },
      ),
      runs,
    );
  });
});

const typed = `---
title: "A: b" # as agreed
aliases:
  # of the old site
  - /a/ # printed
tags: [x, y]
formerTitles: One
summary: >-
  Two
  lines

image: { file: ./a.svg, alt: A }
draft: true
---
Text

---
`;

const edited = (...lines: readonly (readonly [string, string])[]) =>
  lines.reduce((text, [from, to]) => text.replace(from, to), typed);

test.each<[string, FrontChange, string, string]>([
  ['a text', { path: ['title'], value: 'B' }, '"A: b"', 'B'],
  ['a new key', { path: ['id'], value: 'en/2023/x' }, 'true\n', 'true\nid: en/2023/x\n'],
  ['a folded text', { path: ['summary'], value: 'B' }, '>-\n  Two\n  lines', 'B'],
  ['a key of a key', { path: ['image', 'file'], value: './b: c.svg' }, './a.svg', '"./b: c.svg"'],
  [
    'a list in lines',
    { path: ['aliases'], value: ['/a/', '/b/'] },
    'printed\n',
    'printed\n  - /b/\n',
  ],
  ['a list in brackets', { path: ['tags'], value: ['x', 'y', 'z: 1'] }, 'y]', 'y, "z: 1"]'],
  [
    'a text that becomes a list',
    { path: ['formerTitles'], value: ['One', 'Two'] },
    'One',
    '[One, Two]',
  ],
  ['what it holds already', { path: ['tags'], value: ['x', 'y'] }, '', ''],
  ['the first of a list', { path: ['tags'], value: ['y'] }, '[x, y]', '[y]'],
  ['the last of a list', { path: ['tags'], value: ['x'] }, '[x, y]', '[x]'],
  ['a key that goes', { path: ['formerTitles'], value: undefined }, 'formerTitles: One\n', ''],
  ['a list that goes', { path: ['tags'], value: undefined }, 'tags: [x, y]\n', ''],
  ['a key that is not there, and goes', { path: ['id'], value: undefined }, '', ''],
])('%s', (_, change, from, to) => {
  expect(edit(typed, change)).toBe(edited([from, to]));
});

test('several keys at once, in their order', () => {
  expect(
    edit(
      typed,
      { path: ['id'], value: 'en/2023/x' },
      { path: ['title'], value: 'B' },
      { path: ['translationOf'], value: 'fa/2023/x' },
    ),
  ).toBe(edited(['"A: b"', 'B'], ['true\n', 'true\nid: en/2023/x\ntranslationOf: fa/2023/x\n']));
});

test.each([
  ['an unclosed quote', '---\ntitle: "A\n---\n'],
  ['no front matter', 'Text.'],
  ['a reference to another value', '---\na: &x A\ntitle: *x\n---\n'],
])('%s: nothing is changed', (_, source) => {
  expect(editFrontMatter(source, [{ path: ['title'], value: 'B' }])).toEqual({
    fault: 'The front matter cannot be read.',
  });
});

test('a key within a key that is not there cannot be set', () => {
  expect(
    editFrontMatter('---\ntitle: A\n---\n', [{ path: ['image', 'file'], value: 'B' }]),
  ).toEqual({ fault: '`image.file` cannot be changed by a program.' });
});
