import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../src/checker/check-content.ts';
import { hasErrors, isReportFormat, reports } from '../../src/checker/reports.ts';
import type { Problem } from '../../src/records/problem.ts';

const warning: Problem = {
  file: 'content/articles/en/2023/a.md',
  ...{ line: 6, column: 10, severity: 'warning', rule: 'summary/too-long' },
  ...{ message: 'The summary has 300 characters.', hint: 'Say it shorter.' },
};

const error: Problem = {
  file: 'content/articles/en/2023/a, b: 100%.md',
  ...{ line: 12, column: 3, severity: 'error', rule: 'link/dead' },
  ...{ message: 'There is nothing at "100%".', hint: 'Mend it.' },
};

const result = (articles: number, ...problems: Problem[]): CheckResult => ({ articles, problems });

describe('for people', () => {
  test.each([
    [result(0), '0 articles read, no problems found.'],
    [result(1), '1 article read, no problems found.'],
    [result(36), '36 articles read, no problems found.'],
  ])('%j', (of, text) => {
    expect(reports.text(of)).toBe(text);
  });

  test('each problem has its place, and its remedy below it', () => {
    expect(reports.text(result(2, warning, error, error))).toMatchInlineSnapshot(`
      "content/articles/en/2023/a.md:6:10 warning summary/too-long: The summary has 300 characters.
        Say it shorter.
      content/articles/en/2023/a, b: 100%.md:12:3 error link/dead: There is nothing at "100%".
        Mend it.
      content/articles/en/2023/a, b: 100%.md:12:3 error link/dead: There is nothing at "100%".
        Mend it.
      2 articles read: 2 errors, 1 warning."
    `);
  });

  test('what a terminal would obey, or turn round, is made visible', () => {
    const hostile = {
      ...error,
      file: 'a\nb.md',
      message: '\u001B[2J\u202Eevil\r\nok',
      hint: '\u0007',
    };
    expect(reports.text(result(1, hostile))).toBe(
      [
        'a\\u{a}b.md:12:3 error link/dead: \\u{1b}[2J\\u{202e}evil\\u{d}\\u{a}ok',
        '  \\u{7}',
        '1 article read: 1 error, 0 warnings.',
      ].join('\n'),
    );
  });
});

test('for programs: the result itself', () => {
  expect(JSON.parse(reports.json(result(2, warning, error)))).toEqual({
    articles: 2,
    problems: [warning, error],
  });
});

test('for GitHub: workflow commands, with all that they would misread escaped', () => {
  const lines = { ...error, message: 'One\nTwo\r' };
  expect(reports.github(result(2, warning, error, lines))).toMatchInlineSnapshot(`
    "::warning file=content/articles/en/2023/a.md,line=6,col=10,title=summary/too-long::The summary has 300 characters. Say it shorter.
    ::error file=content/articles/en/2023/a%2C b%3A 100%25.md,line=12,col=3,title=link/dead::There is nothing at "100%25". Mend it.
    ::error file=content/articles/en/2023/a%2C b%3A 100%25.md,line=12,col=3,title=link/dead::One%0ATwo%0D Mend it."
  `);
  expect(reports.github(result(2))).toBe('');
});

test.each([
  ['text', true],
  ['json', true],
  ['github', true],
  ['xml', false],
  ['constructor', false],
])('%s is a format: %j', (name, is) => {
  expect(isReportFormat(name)).toBe(is);
});

test('warnings are no errors', () => {
  expect(hasErrors(result(1))).toBe(false);
  expect(hasErrors(result(1, warning))).toBe(false);
  expect(hasErrors(result(1, warning, error))).toBe(true);
});
