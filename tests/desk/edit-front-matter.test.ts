import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { addToKey, findValue, setKey, takeFromKey } from '../../src/desk/edit-front-matter.ts';

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
  expect(takeFromKey(file, 'aliases', '/a/')).toBe(edited(['aliases:\n  - /a/\n', '']));
  expect(takeFromKey(file, 'aliases', '/b/')).toBe(file);
});

test('the line after a list stays: a draft is one for ever', () => {
  const draft = '---\naliases:\n  - /2023/old-name/\ndraft: true\n---\n';
  expect(takeFromKey(draft, 'aliases', '/2023/old-name/')).toBe('---\ndraft: true\n---\n');
  expect(addToKey(draft, 'aliases', '/b/')).toBe(
    '---\naliases:\n  - /b/\n  - /2023/old-name/\ndraft: true\n---\n',
  );
  expect(setKey(draft, 'aliases', 'x')).toBe('---\naliases: x\ndraft: true\n---\n');
});

test('a text is found in whatever form it is typed', () => {
  const source = '---\ntitle: >-\n  A long\n  headline\nimage:\n  file: "./a.svg" # drawn\n---\n';
  expect(findValue(source, ['title'])?.value).toBe('A long headline');
  const { start, end } = findValue(source, ['image', 'file']) ?? { start: 0, end: 0 };
  expect(source.slice(start, end)).toBe('"./a.svg"');
});

/** Whatever people write, and signs that mean something in YAML. */
const word = fc
  .string({
    unit: fc.constantFrom(...'aé«ی# :,-[]{}"\'|>&*!%@`?\\~0 '.split('')),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => text.trim())
  .filter((text) => text !== '');

const scalarForms: readonly ((text: string) => string)[] = [
  (text) => ` ${stringify(text, { lineWidth: 0 }).trim()}\n`,
  (text) => ` ${JSON.stringify(text)}   # a remark: with signs\n`,
  (text) => ` '${text.replaceAll("'", "''")}'\n\n# a line of its own\n`,
  (text) => `\n  ${JSON.stringify(text)}\n`,
  (text) => ` >-\n  ${text}\n`,
  (text) => ` |- # a remark\n    ${text}\n\n`,
  (text) => ` !!str ${JSON.stringify(text)}\n`,
];

const listForms: readonly ((texts: readonly string[]) => string)[] = [
  (texts) => ` ${JSON.stringify(texts)}\n`,
  (texts) => ` [ ${texts.map((text) => JSON.stringify(text)).join(' , ')}, ] # so\n`,
  (texts) => ` [\n  ${texts.map((text) => `${JSON.stringify(text)}, # one\n`).join('  ')}]\n`,
  (texts) => `\n${texts.map((text) => `- ${JSON.stringify(text)}\n`).join('')}`,
  (texts) => `\n${texts.map((text) => `  -   ${JSON.stringify(text)} # a - b\n`).join('')}# end\n`,
  (texts) => ` # below\n\n${texts.map((text) => `  - >-\n    ${text}\n\n`).join('')}`,
];

const scalar = fc
  .record({ value: word, form: fc.constantFrom(...scalarForms) })
  .map(({ value, form }) => ({ data: value, typed: form(value) }));
const list = fc
  .record({
    value: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
    form: fc.constantFrom(...listForms),
  })
  .map(({ value, form }) => ({ data: value, typed: form(value) }));
const nothing = { data: null, typed: '\n' };
const empty = fc.constant(nothing);

interface Typed {
  readonly data: string | string[] | null;
  readonly typed: string;
}

const keys = ['title', '"quoted"', 'aliases', 'tags', 'draft'] as const;
const nameOf = (key: string): string => key.replaceAll('"', '');

const toSource = (entries: readonly (readonly [string, Typed])[]): string =>
  `---\n${entries.map(([key, { typed }]) => `${key}:${typed}`).join('')}---\nText: "x"\n`;

const frontOf = (source: string): Record<string, unknown> =>
  (parse(/^---\n([^]*?)^---$/m.exec(source)?.[1] ?? '') ?? {}) as Record<string, unknown>;

const asList = (data: Typed['data']): string[] => [data ?? []].flat();

describe('whatever the front matter, only the named key changes', () => {
  const anyFront = fc.tuple(
    ...keys.map(() => fc.oneof(scalar, list, empty) as fc.Arbitrary<Typed>),
  );
  const check = (
    edit: (source: string, key: string, value: string) => string,
    expected: (before: Typed['data'], value: string) => unknown,
  ): void => {
    fc.assert(
      fc.property(
        anyFront,
        fc.nat(keys.length - 1),
        word,
        fc.boolean(),
        (values, at, fresh, known) => {
          const entries = keys.map((key, index) => [key, values[index] ?? nothing] as const);
          const source = toSource(entries);
          const { data } = values[at] ?? nothing;
          const value = known ? (asList(data)[0] ?? fresh) : fresh;
          const key = nameOf(keys[at] ?? '');
          const after = edit(source, key, value);
          const front = frontOf(source);
          const wanted = expected(data, value);
          const others = Object.fromEntries(Object.entries(front).filter(([name]) => name !== key));
          expect(frontOf(after)).toEqual(
            wanted === undefined ? others : { ...front, [key]: wanted },
          );
          const before = toSource(entries.slice(0, at)).slice(0, -'---\nText: "x"\n'.length);
          const behind = toSource(entries.slice(at + 1)).slice('---\n'.length);
          expect(after.startsWith(before)).toBe(true);
          expect(after.endsWith(behind)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  };

  test('where it is set', () => {
    check(setKey, (_before, value) => value);
  });

  test('where a text is added', () => {
    check(addToKey, (before, value) => {
      if (asList(before).includes(value)) return before;
      return expect.toSatisfy(
        (after: string[]) => [...after].sort().join() === [...asList(before), value].sort().join(),
      ) as unknown;
    });
  });

  test('where a text is taken out', () => {
    check(takeFromKey, (before, value) => {
      if (!asList(before).includes(value)) return before;
      const left = asList(before).filter((each) => each !== value);
      return left.length === 0 ? undefined : left;
    });
  });

  test('in braces as well', () => {
    const source = '---\n{ title: a, tags: [x, y], draft: true }\n---\n';
    expect(setKey(source, 'title', 'b, c')).toBe(source.replace('a,', '"b, c",'));
    expect(setKey(source, 'id', 'x')).toBe(source.replace('true', 'true, id: x'));
    expect(takeFromKey(source, 'title', 'a')).toBe(source.replace('title: a, ', ''));
    expect(addToKey(source, 'tags', 'z]')).toBe(source.replace('y]', 'y, "z]"]'));
  });
});
