import { expect, test } from 'vitest';
import { problemAt, problemAtKey } from '../../src/graph/graph-problem.ts';

const fault = { rule: 'link/dead', message: 'm', hint: 'h' } as const;

test('a problem stands at its key, or at the top where the key has no place', () => {
  const article = { file: 'x.md', places: { tags: { line: 7, column: 3 } } };
  expect(problemAtKey(article, 'tags', fault)).toEqual({
    ...{ file: 'x.md', line: 7, column: 3, severity: 'error', ...fault },
  });
  expect(problemAtKey(article, 'thread', { ...fault, severity: 'warning' })).toMatchObject({
    ...{ line: 1, column: 1, severity: 'warning' },
  });
});

test('a problem of the text stands where it is', () => {
  const mention = { line: 12, column: 5, text: 'words' };
  expect(problemAt('x.md', mention, fault)).toEqual({
    ...{ file: 'x.md', line: 12, column: 5, severity: 'error', ...fault },
  });
});
