import { expect, test } from 'vitest';
import { byPlace, isRule, rules, type Problem } from '../../src/records/problem.ts';

const problem = (
  file: string,
  line: number,
  column: number,
  rule: Problem['rule'] = 'link/dead',
  message = 'm',
): Problem => ({ file, line, column, severity: 'error', rule, message, hint: 'h' });

test('problems are listed by file, line, column, rule and message', () => {
  const sorted = [
    problem('a.md', 2, 9),
    problem('a.md', 10, 1),
    problem('a.md', 10, 2, 'html/forbidden'),
    problem('a.md', 10, 2, 'link/dead', 'a'),
    problem('a.md', 10, 2, 'link/dead', 'b'),
    problem('b.md', 1, 1),
  ];
  expect(sorted.toReversed().sort(byPlace)).toEqual(sorted);
});

test.each(Object.entries(rules))('%s is named and described as the others are', (rule, meaning) => {
  expect(rule).toMatch(/^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*$/);
  expect(meaning).toMatch(/^[A-Z`].*\.$/);
});

test('a rule is known by its name', () => {
  expect(isRule('link/dead')).toBe(true);
  expect(isRule('link/undead')).toBe(false);
  expect(isRule('constructor')).toBe(false);
});
